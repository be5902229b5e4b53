import type { Ladder } from '../../contract/types';

/**
 * What somebody's escalation by hand climbs where the policy has no ladder for that: to the next tier, or the group they name, whose people
 * are to be told by a ladder of the policy's. Its ids are none a policy can have.
 */
export const BY_HAND: Ladder = {
  id: '-by-hand',
  name: 'By hand',
  help: '',
  active: true,
  for: {},
  trigger: { on: 'hand' },
  levels: [{ id: '-next-tier', kind: 'functional', afterMs: 0, unlessAcknowledged: false, do: [{ do: 'nextTier' }] }],
};
