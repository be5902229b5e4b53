import { expect, test } from '@jest/globals';
import type { Policy } from '../../../../src/contract/types';
import { decideOn, HOUR, Story } from '../sla/story';
import { ladder, under } from './climber';

const BOARD = { id: 'g-board', name: 'Board' };
const VIP = { id: 'g-vip', name: 'VIP' };
const NOBODY = { id: 'g-nobody', name: 'Nobody' };

test('the reporter’s membership is asked about for ladders that are active and for routing rules, and recorded once', () => {
  const rule: Policy['routing']['rules'][number] = {
    id: 'board',
    name: 'Board',
    help: '',
    for: { reporterGroups: [BOARD] },
    to: 'service-desk',
  };
  const base = under([
    ladder({ on: 'reporterGroup', groups: [VIP] }),
    ladder({ on: 'dwell', afterMs: HOUR }, { id: 'off', active: false, for: { reporterGroups: [NOBODY] } }),
  ]);
  const policy = { ...base, document: { ...base.document, routing: { ...base.document.routing, rules: [rule] } } };
  const story = new Story('Mon 10:00');
  expect(decideOn(story, 'Mon 10:00', { policy }).need).toEqual(['u-mara']);
  const members = new Map([['u-mara', { accountId: 'u-mara', groupIds: ['g-vip', 'g-other'], roleIds: [] }]]);
  const { acts, need } = decideOn(story, 'Mon 10:00', { policy, members });
  const [asked] = acts.filter(({ kind }) => kind === 'reporterGroups');
  expect([need, asked]).toMatchObject([[], { by: 'u-mara', asked: ['g-vip', 'g-board'], groupIds: ['g-vip'] }]);
  expect(acts.flatMap((act) => (act.kind === 'escalated' ? [act.said?.because] : []))).toEqual([{ on: 'reporterGroup', group: 'VIP' }]);
  for (const act of acts) story.act(act);
  const again = decideOn(story, 'Mon 10:00', { policy });
  expect([again.need, again.acts]).toEqual([[], []]);
});
