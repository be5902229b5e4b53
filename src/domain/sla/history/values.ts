import type { Act, FieldValues } from '../../acts/act';
import type { IssueFacts } from '../../incident/facts';
import { INTAKE_FIELDS, raisedIn } from '../../incident/intake';
import type { ClockRules } from '../rules/clock-rules';
import { SLOT } from '../rules/slots';
import { NONE, sameTokens, type Tokens, tokensOf } from '../tokens';
import type { Happening } from './moment';

/** Fields of which Jira's history tells what was added and taken away instead of the whole list. */
const LISTED_BY_PARTS = new Set(['components', 'fixVersions', 'versions']);

const one = (value: string | undefined): Tokens => (value === undefined || value === '' ? NONE : [value]);

/** What the fields that rules follow hold now; the tier: at first. */
function presentValues(facts: IssueFacts, acts: readonly Act[], { slots, policy }: ClockRules): Tokens[] {
  const { values } = facts;
  const present: Tokens[] = new Array<Tokens>(slots.count).fill(NONE);
  present[SLOT.status] = one(facts.status.id);
  present[SLOT.priority] = one(facts.priorityId);
  present[SLOT.impact] = values.impact ?? NONE;
  present[SLOT.urgency] = values.urgency ?? NONE;
  present[SLOT.category] = values.category ?? NONE;
  present[SLOT.services] = values.services ?? NONE;
  present[SLOT.assignee] = one(facts.assignee);
  present[SLOT.reporter] = one(facts.reporter);
  present[SLOT.affectedUser] = values.affectedUser ?? NONE;
  present[SLOT.project] = one(facts.projectId);
  present[SLOT.issuetype] = one(facts.issueTypeId);
  // Jira's history does not know tiers; acts do. With which it was made: that to which it came first.
  const placed = acts.find((act) => act.kind === 'placed');
  present[SLOT.tier] = one(placed?.kind === 'placed' ? placed.tier : policy.document.tiers[0]?.id);
  for (const { slot, name } of slots.ours) present[slot] = values[name] ?? NONE;
  for (const { slot, fieldId } of slots.others)
    present[slot] = Object.hasOwn(facts.others, fieldId) ? tokensOf(facts.others[fieldId], fieldId === 'labels') : NONE;
  return present;
}

/** What was said while raising, by the place of the field: the app fills it in later where Jira did not take it from the person. */
function saidWhileRaising(acts: readonly Act[], { slots }: ClockRules): ReadonlyMap<number, Tokens> {
  const said = new Map<number, Tokens>();
  const values: FieldValues = raisedIn(acts)?.values ?? {};
  for (const name of INTAKE_FIELDS) {
    const [slot, tokens] = [slots.find(name), values[name]];
    if (slot !== undefined && tokens && tokens.length > 0) said.set(slot, tokens);
  }
  return said;
}

/**
 * The values an incident was made with, from the present ones and the history. Puts the ends of the changes right on the way:
 * what the app filled in of what was said while raising counts as there from the beginning, and is taken out of the changes; and a change
 * leads to what the next one found (the last to what is there now), should Jira have put another status or option in its place without a
 * line of history.
 * @param changes changes of fields in their order.
 */
export function initialValues(facts: IssueFacts, acts: readonly Act[], rules: ClockRules, changes: Happening[]): Tokens[] {
  const values = presentValues(facts, acts, rules);
  if (changes.length === 0) return values;
  for (let at = changes.length - 1; at >= 0; at--) {
    const happening = changes[at];
    if (!happening?.change || happening.slot < 0) continue;
    const { slot, change } = happening;
    const after = values[slot] ?? NONE;
    happening.to = after;
    if (LISTED_BY_PARTS.has(change.fieldId)) {
      const came = tokensOf(change.to);
      happening.from = [...after.filter((token) => !came.includes(token)), ...happening.from];
    }
    values[slot] = happening.from;
  }
  return takeOutFills(values, acts, rules, changes);
}

function takeOutFills(values: Tokens[], acts: readonly Act[], rules: ClockRules, changes: Happening[]): Tokens[] {
  const said = saidWhileRaising(acts, rules);
  if (said.size === 0) return values;
  const touched = new Set<number>();
  for (let at = 0; at < changes.length; at++) {
    const happening = changes[at];
    if (!happening || happening.slot < 0 || touched.has(happening.slot)) continue;
    const { slot } = happening;
    touched.add(slot);
    const wanted = said.get(slot);
    const fill =
      wanted && happening.change?.by === rules.settings.appAccountId && happening.from.length === 0 && sameTokens(happening.to, wanted);
    if (!fill) continue;
    values[slot] = happening.to;
    changes.splice(at--, 1);
  }
  return values;
}
