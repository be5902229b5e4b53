import type { Act, ReporterGroupsAct } from '../acts/act';
import type { IssueFacts } from '../incident/facts';
import type { Membership } from '../rights/may';

/** Everybody who was the reporter at some time. */
function reportersOf({ reporter, history }: IssueFacts): string[] {
  const all = new Set<string>();
  if (reporter) all.add(reporter);
  for (const { fieldId, from, to } of history) if (fieldId === 'reporter') for (const id of [from, to]) if (id) all.add(id);
  return [...all];
}

/**
 * Reporters of whom it is not recorded whether they are in groups that goals name: who has to be asked about, or what is to be recorded of
 * those who were. Nothing when goals name no groups.
 * @param groups ids of the groups that goals name; `now`: ms since 1970.
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
