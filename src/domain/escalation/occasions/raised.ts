import type { Act } from '../../acts/act';
import { instantMs } from '../../instant';
import { urgencyOf } from '../../priority/raised';
import type { Occasion, Sight } from './occasion';

/** The priority became one of these (ids of the policy) from a less urgent one, and is one of them still. */
export function priorityRaised(to: readonly string[], sight: Sight): Occasion[] {
  const { facts, past, document } = sight;
  const wanted = (jiraPriorityId: string | undefined) =>
    document.priorities.find((one) => one.jiraPriorityId === jiraPriorityId && to.includes(one.id));
  if (!wanted(facts.priorityId)) return [];
  const raise = past
    .inOrder('priority')
    .findLast(
      ({ ms, change }, place) =>
        wanted(change.to) &&
        urgencyOf(document, change.to) < urgencyOf(document, change.from) &&
        !(place === 0 && isFirst(change.by, ms, sight)),
    );
  const name = wanted(raise?.change.to)?.name;
  if (!raise || name === undefined) return [];
  return [{ key: `raised-${raise.change.id}`, because: { on: 'priorityRaised', to: name }, at: raise.ms }];
}

/** The app gave it the priority its impact and urgency ask for, after Jira had made it with another: nothing was raised. */
function isFirst(by: string | undefined, ms: number, { acts, past, settings }: Sight): boolean {
  if (by !== settings.appAccountId) return false;
  const asks = (act: Act): boolean =>
    act.kind === 'override' || act.kind === 'release' || (act.kind === 'escalated' && act.raisedTo !== undefined);
  const levels = [settings.fields.impact, settings.fields.urgency].flatMap((field) => (field ? past.changesOf(field.fieldId) : []));
  return (
    !acts.some((act) => asks(act) && instantMs(act.at) <= ms) && !levels.some(({ at, from }) => from !== undefined && instantMs(at) <= ms)
  );
}
