import type { PublishedPolicy } from '../../contract/types';
import type { Act, ReporterGroupsAct } from '../acts/act';
import { kept } from '../calendar/kept';
import type { IssueFacts } from '../incident/facts';
import type { Membership } from '../rights/may';

/** Everybody who was the reporter at some time. */
function reportersOf({ reporter, history }: IssueFacts): string[] {
  const all = new Set<string>();
  if (reporter) all.add(reporter);
  for (const { fieldId, from, to } of history) if (fieldId === 'reporter') for (const id of [from, to]) if (id) all.add(id);
  return [...all];
}

const named = new WeakMap<PublishedPolicy, string[]>();

/** Groups in which the reporter has to be for a ladder that is active or a routing rule; ids of Jira's. */
export function groupsNamed(policy: PublishedPolicy): readonly string[] {
  return kept(named, policy, () => {
    const { escalation, routing } = policy.document;
    const ladders = escalation.ladders.filter(({ active }) => active);
    const triggers = ladders.flatMap(({ trigger }) => (trigger.on === 'reporterGroup' ? trigger.groups : []));
    const rules = [...ladders, ...routing.rules].flatMap((one) => one.for.reporterGroups ?? []);
    return [...new Set([...triggers, ...rules].map(({ id }) => id))];
  });
}

/**
 * Reporters of whom it is not recorded whether they are in groups that rules name: who has to be asked about, or what is to be recorded of
 * those who were. Nothing when rules name no groups.
 * @param groups ids of the groups that rules name; `now`: ms since 1970.
 */
export function unknownReporters(
  facts: IssueFacts,
  acts: readonly Act[],
  groups: readonly string[],
  members: ReadonlyMap<string, Membership>,
  now: number,
): { need: string[]; acts: ReporterGroupsAct[] } {
  const found: { need: string[]; acts: ReporterGroupsAct[] } = { need: [], acts: [] };
  if (groups.length === 0) return found;
  for (const by of reportersOf(facts)) {
    const asked = new Set(acts.flatMap((act) => (act.kind === 'reporterGroups' && act.by === by ? act.asked : [])));
    const open = groups.filter((id) => !asked.has(id));
    if (open.length === 0) continue;
    const person = members.get(by);
    if (!person) found.need.push(by);
    else
      found.acts.push({
        kind: 'reporterGroups',
        at: new Date(now).toISOString(),
        by,
        asked: open,
        groupIds: open.filter((id) => person.groupIds.includes(id)),
      });
  }
  return found.need.length > 0 ? { need: found.need, acts: [] } : found;
}
