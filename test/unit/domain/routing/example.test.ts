import { expect, test } from '@jest/globals';
import type { Policy } from '../../../../src/contract/types';
import { exampleSubject } from '../../../../src/domain/policy/example-subject';
import { routingTrials } from '../../../../src/domain/routing/example';
import { POLICY } from '../../fakes';

const { document } = POLICY;
const group = document.supportGroups[0]?.id ?? '';
const rule = (id: string, asked: Policy['routing']['rules'][number]['for'], to = group) => ({ id, name: id, help: '', for: asked, to });
const policy = (...rules: Policy['routing']['rules']): Policy => ({ ...document, routing: { ...document.routing, rules } });

test('rules are tried in order up to the one that fits, each with why it does not; one without its group sends nothing anywhere', () => {
  const rules = [
    rule('other', { categories: ['hardware'] }),
    rule('nowhere', {}, 'gone'),
    rule('network', { categories: ['network'] }),
    rule('all', {}),
  ];
  const trials = routingTrials(policy(...rules), exampleSubject(document, { category: 'network-vpn' }));
  expect(trials.map(({ rule: { id }, misses }) => [id, misses])).toEqual([
    ['other', 'categories'],
    ['nowhere', 'to'],
    ['network', undefined],
  ]);
});
