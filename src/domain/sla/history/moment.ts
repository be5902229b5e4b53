import type { Change } from '../../incident/facts';
import type { Tokens } from '../tokens';

/** What kind of thing happened; goal: an override of the priority, an escalation that raises it, or the end of one. */
export type HappeningKind = 'created' | 'status' | 'field' | 'comment' | 'assignment' | 'tier' | 'link' | 'goal' | 'hold';

/** One thing that happened at a moment. */
export interface Happening {
  moment: Moment;
  kind: HappeningKind;
  /** Place of the field among those the rules follow; below 0 what else it is (TOPIC). */
  slot: number;
  /** The value of a field that is made with the incident: it came from nothing, and nothing changed. */
  initial: boolean;
  /** What the field held before, and what it holds from then on. */
  from: Tokens;
  to: Tokens;
  change: Change | undefined;
  comment: { by: string | undefined; unlicensed: boolean; public: boolean; side?: 'agent' | 'customer' | 'nobody' } | undefined;
  /** A link, by the words Jira has for it in lower case: "this work item is caused by". */
  link: { words: string; made: boolean } | undefined;
  /** A reason to wait by its id and its place in the policy, and what made it begin or end. */
  hold: { reason: string; place: number; begins: boolean; because: Happening } | undefined;
}

/** All parts in one order whatever it is, so that the engine finds them quickly. */
export const happening = (moment: Moment, kind: HappeningKind, slot: number, from: Tokens, to: Tokens, change?: Change): Happening => ({
  moment,
  kind,
  slot,
  initial: false,
  from,
  to,
  change,
  comment: undefined,
  link: undefined,
  hold: undefined,
});

/** All that happened at once: an entry of the changelog, a comment, an act. */
export interface Moment {
  /** ms since 1970. */
  at: number;
  /** Order of what has the same instant: creation, changes, comments, acts. */
  rank: 0 | 1 | 2 | 3;
  /** Id of the entry of the changelog, or of the comment. */
  id: string;
  /** Account id. */
  by: string | undefined;
  happenings: Happening[];
  /** It made a clock step, or ended a hold. */
  acted: boolean;
}
