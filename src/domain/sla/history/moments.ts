import type { Act } from '../../acts/act';
import type { Change, IssueFacts } from '../../incident/facts';
import { instantMs, sober } from '../../instant';
import type { ClockRules } from '../rules/clock-rules';
import { SLOT, TOPIC } from '../rules/slots';
import { NONE, type Tokens, tokensOf } from '../tokens';
import { type Happening, type HappeningKind, happening, type Moment } from './moment';
import { compareMoments } from './order';
import { initialValues } from './values';

/** What happened to an incident, as far as clocks may follow from it, in its order. */
export interface History {
  /** When the incident was made. */
  from: number;
  /** What the followed fields held at first. */
  initial: Tokens[];
  /** The first is the creation, the second what the incident was made with. */
  moments: [Moment, ...Moment[]];
}

/** Acts of which the incident's priority may follow. */
const CLAIMS: ReadonlySet<Act['kind']> = new Set<Act['kind']>(['override', 'release', 'escalated', 'deEscalated']);

const KINDS: Partial<Record<number, HappeningKind>> = { [SLOT.status]: 'status', [SLOT.assignee]: 'assignment', [SLOT.tier]: 'tier' };

const momentAt = (at: number, rank: Moment['rank'], id: string, by: string | undefined): Moment => ({
  at,
  rank,
  id,
  by,
  happenings: [],
  acted: false,
});

/** The words of a link without the key they end with: "this work item is caused by". */
function linkWords(key: string | undefined, text: string | undefined): string {
  const words = text ?? '';
  return (key !== undefined && words.endsWith(key) ? words.slice(0, -key.length) : words).trim().toLowerCase();
}

/** What it led to is seen later, by what is there afterwards. */
const fieldIn = (change: Change, moment: Moment, slot: number): Happening =>
  happening(moment, KINDS[slot] ?? 'field', slot, tokensOf(change.from, change.fieldId === 'labels'), NONE, change);

function linkIn(change: Change, moment: Moment): Happening {
  const made = change.to !== undefined;
  const words = made ? linkWords(change.to, change.toText) : linkWords(change.from, change.fromText);
  const linked = happening(moment, 'link', TOPIC.link, NONE, NONE, change);
  linked.link = { words, made };
  return linked;
}

const byMoment = (a: Happening, b: Happening): number => compareMoments(a.moment, b.moment);

/** Puts changes into their order, those of one entry together. */
function changesIn({ history }: IssueFacts, created: number, rules: ClockRules): Happening[] {
  const changes: Happening[] = [];
  for (const change of history) {
    const slot = rules.slots.of.get(change.fieldId);
    if (slot === undefined && !(rules.followsLinks && change.fieldId === 'Link')) continue;
    const at = instantMs(change.at);
    if (Number.isNaN(at)) continue;
    // What Jira dates before the creation (an import can) was so from the beginning.
    const moment = momentAt(Math.max(sober(at), created), 1, change.id, change.by);
    changes.push(slot === undefined ? linkIn(change, moment) : fieldIn(change, moment, slot));
  }
  // Jira tells the newest first.
  const [first, last] = [changes[0], changes[changes.length - 1]];
  if (first && last && first.moment.at > last.moment.at) changes.reverse();
  return inOrder(changes);
}

/** Sorts what mostly is in order already. */
function inOrder(changes: Happening[]): Happening[] {
  for (let at = 1; at < changes.length; at++) {
    const before = changes[at - 1];
    const here = changes[at];
    if (before && here && byMoment(before, here) > 0) return changes.sort(byMoment);
  }
  return changes;
}

function gathered(changes: readonly Happening[]): Moment[] {
  const moments: Moment[] = [];
  for (const change of changes) {
    const last = moments[moments.length - 1];
    if (last && last.id === change.moment.id && last.at === change.moment.at) {
      change.moment = last;
      last.happenings.push(change);
    } else {
      // Most have one; a list that is made with it takes less room than one it is added to.
      change.moment.happenings = [change];
      moments.push(change.moment);
    }
  }
  return moments;
}

/** The creation, and what the incident was made with: two moments at one instant, so that what it is made with finds its clocks started. */
function creation(at: number, { reporter }: IssueFacts, initial: readonly Tokens[], { slots }: ClockRules): History['moments'] {
  const [made, with_] = [momentAt(at, 0, '', reporter), momentAt(at, 0, '', reporter)];
  made.happenings.push(happening(made, 'created', TOPIC.created, NONE, NONE));
  for (let slot = 0; slot < initial.length; slot++) {
    const to = initial[slot];
    if (!to || to.length === 0 || !slots.followed.has(slot)) continue;
    const held = happening(with_, 'created', slot, NONE, to);
    held.initial = true;
    with_.happenings.push(held);
  }
  return [made, with_];
}

/** Comments that are there, and those that acted on a clock once and are gone. */
function commentsIn({ comments }: IssueFacts, acts: readonly Act[], created: number): Moment[] {
  const moments: Moment[] = [];
  const recorded = new Set<string>();
  const add = (id: string, at: string, comment: NonNullable<Happening['comment']>): void => {
    const ms = instantMs(at);
    if (Number.isNaN(ms)) return;
    const moment = momentAt(Math.max(sober(ms), created), 2, id, comment.by);
    const said = happening(moment, 'comment', TOPIC.comment, NONE, NONE);
    said.comment = comment;
    moment.happenings = [said];
    moments.push(moment);
  };
  for (const act of acts)
    if (act.kind === 'commented' && !recorded.has(act.commentId)) {
      recorded.add(act.commentId);
      add(act.commentId, act.at, { by: act.by, unlicensed: false, public: act.public, side: act.side });
    }
  for (const comment of comments)
    if (!recorded.has(comment.id)) add(comment.id, comment.at, { by: comment.by, unlicensed: comment.unlicensed, public: comment.public });
  return moments;
}

/** What people and escalations ask of the priority, whenever that changes: first the override's, then those it was raised to. */
function claimsIn(acts: readonly Act[], created: number): Moment[] {
  const moments: Moment[] = [];
  // In the order in which they were done, also those that count as done at the creation.
  const claims = acts.filter((act) => CLAIMS.has(act.kind) && (act.kind !== 'escalated' || act.raisedTo !== undefined));
  let override: string | undefined;
  let raises: string[] = [];
  for (const act of claims.sort((a, b) => instantMs(a.at) - instantMs(b.at))) {
    const at = instantMs(act.at);
    if (Number.isNaN(at)) continue;
    if (act.kind === 'override') override = act.jiraPriorityId;
    else if (act.kind === 'release') override = undefined;
    else raises = act.kind === 'escalated' && act.raisedTo !== undefined ? [...raises, act.raisedTo] : [];
    const moment = momentAt(Math.max(sober(at), created), 3, '', 'by' in act ? act.by : undefined);
    const claimed = override === undefined && raises.length === 0 ? NONE : [override ?? '', ...raises];
    moment.happenings.push(happening(moment, 'goal', TOPIC.claims, NONE, claimed));
    moments.push(moment);
  }
  return moments;
}

/** Moves of an incident from one tier to another. */
function tiersIn(acts: readonly Act[], created: number): Moment[] {
  const moments: Moment[] = [];
  let tier: string | undefined;
  for (const act of acts) {
    if (act.kind !== 'placed') continue;
    const at = instantMs(act.at);
    if (tier !== undefined && tier !== act.tier && !Number.isNaN(at)) {
      const moment = momentAt(Math.max(sober(at), created, moments[moments.length - 1]?.at ?? 0), 3, '', act.by);
      moment.happenings.push(happening(moment, 'tier', SLOT.tier, [tier], [act.tier]));
      moments.push(moment);
    }
    tier = act.tier;
  }
  return moments;
}

/** Adds two lists, each in its order, to what happened so far. */
function addInOrder(all: Moment[], a: readonly Moment[], b: readonly Moment[]): void {
  let place = 0;
  for (const moment of a) {
    for (let next = b[place]; next && compareMoments(next, moment) < 0; next = b[place]) {
      all.push(next);
      place++;
    }
    all.push(moment);
  }
  for (let left = b[place]; left; left = b[++place]) all.push(left);
}

/**
 * What happened to an incident: its creation, each entry of Jira's changelog, comments, and acts.
 */
export function historyOf(facts: IssueFacts, acts: readonly Act[], rules: ClockRules): History {
  const made = instantMs(facts.created);
  const from = Number.isNaN(made) ? 0 : sober(made);
  const changes = changesIn(facts, from, rules);
  const initial = initialValues(facts, acts, rules, changes);
  const rest = [...commentsIn(facts, acts, from), ...claimsIn(acts, from), ...tiersIn(acts, from)];
  const moments = creation(from, facts, initial, rules);
  addInOrder(moments, gathered(changes), rest.sort(compareMoments));
  return { from, initial, moments };
}
