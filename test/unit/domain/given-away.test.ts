import { expect, test } from '@jest/globals';
import type { Act } from '../../../src/domain/acts/act';
import { decide } from '../../../src/domain/incident/decide';
import { NOW, SETTINGS } from '../fakes';
import { ladder } from './escalation/climber';
import { around, assigneeLine, at, fresh, people, ROUTED } from './routing/case';

test('an incident that is given on is not taken on by whoever had it before: a ladder sees the new one in the same look', () => {
  const { escalation } = ROUTED.document;
  const ladders = [ladder({ on: 'notAcknowledged', afterMs: 3_600_000 })];
  const policy = { ...ROUTED, document: { ...ROUTED.document, escalation: { ...escalation, ladders } } };
  // Whoever has it spoke after another group was asked for support, and before the app gave it on.
  const facts = fresh({
    created: at(-60),
    assignee: 'u-agent',
    history: [assigneeLine(-50, undefined, 'u-agent', 'u-lead')],
    comments: [{ id: '1', at: at(0), by: 'u-agent', unlicensed: false, public: false }],
  });
  const acts: Act[] = [
    { kind: 'placed', at: at(-60), group: 'desk', tier: 'tier-1', why: { by: 'fallback' } },
    { kind: 'supportAsked', at: at(-1), by: 'u-agent', group: 'network', reason: 'The line is dead' },
  ];
  const log = { version: acts.length, acts };
  const input = { facts, acts: log, policy, settings: SETTINGS, members: new Map(), surroundings: [around('network', people('u-net'))] };
  const { state, set } = decide(input, NOW);
  expect([set.assignee, state?.escalation?.ahead.map(({ dueAt, not }) => not ?? dueAt)]).toEqual(['u-net', [at(59)]]);
});
