import type { FieldName } from '../../../contract/types';
import type { MessageValue } from '../../communication/message';
import { personIn, text, type Values } from '../../effects/values';
import type { Change } from '../../incident/facts';
import { instantMs } from '../../instant';
import type { Life } from '../life';
import { phasesWith } from '../phases-with';
import { categoryIn } from '../reopenings';
import type { LifeState, PhaseKind } from '../state';
import { workingDaysAfter } from '../working-days';
import { changesOf, type Happening } from './happening';

/** Room for the reminders of one proposal in a number that counts both. */
const REMINDERS = 100;

/** What was proposed, or else what Jira's fields say. */
function valuesOf(life: Life, { resolution }: LifeState): Values {
  const { document } = life.ground.policy;
  return {
    // Nothing was said: not unknown, but nothing.
    resolution: { text: resolution?.done ?? '' },
    resolutionKind: text(resolution?.kind.name) ?? chosenIn(life, 'resolutionKind', document.resolutionKinds),
    closureCode: text(resolution?.code.name) ?? chosenIn(life, 'closureCode', document.closureCodes),
    closesAt: resolution?.closesAt === undefined ? undefined : { at: resolution.closesAt },
  };
}

/** Name of the entry of the policy a field of Jira's has. */
function chosenIn({ facts, ground }: Life, field: FieldName, entries: readonly { id: string; name: string }[]): MessageValue | undefined {
  const [option] = facts.values[field] ?? [];
  const options = Object.entries(ground.settings.fields[field]?.options ?? {});
  const id = option === undefined ? undefined : options.find(([, one]) => one === option)?.[0];
  return text(entries.find((entry) => entry.id === id)?.name);
}

const proposals = ({ acts }: Life): number => acts.filter(({ kind }) => kind === 'proposed').length;

/** The requester is asked whether it is resolved. */
export function resolutionProposed(life: Life, state: LifeState): Happening | undefined {
  const { resolution } = state;
  if (resolution?.answer !== 'open') return undefined;
  return { event: 'resolutionProposed', round: proposals(life), at: instantMs(resolution.at), values: valuesOf(life, state) };
}

/** They have not said yet. */
export function resolutionReminder(life: Life, state: LifeState): Happening | undefined {
  const { resolution } = state;
  if (resolution?.answer !== 'open') return undefined;
  const { document } = life.ground.policy;
  const due = document.resolution.confirmation.remindAfterDays
    .map((days) => workingDaysAfter(document, instantMs(resolution.at), days))
    .filter((at) => at !== undefined)
    .filter((at) => at <= life.now);
  const at = due.at(-1);
  if (at === undefined) return undefined;
  return { event: 'resolutionReminder', round: REMINDERS * proposals(life) + due.length, at, values: valuesOf(life, state) };
}

/** It is resolved, and nobody is asked whether it is: whoever is, or was, has heard of it. */
export function resolved(life: Life, state: LifeState): Happening | undefined {
  const { resolution } = state;
  const before = life.reopenedAt ?? Number.NEGATIVE_INFINITY;
  if (resolution && resolution.answer !== 'notAsked' && instantMs(resolution.at) > before) return undefined;
  const isSaid = resolution !== undefined;
  return entering(life, 'resolution', ({ by, count, at }) => ({
    event: 'resolved',
    round: count,
    at,
    values: valuesOf(life, state),
    ...(isSaid || by === life.ground.settings.appAccountId ? {} : { undescribed: true }),
  }));
}

/** Nothing is left to do. */
export const closed = (life: Life, state: LifeState): Happening | undefined =>
  entering(life, 'closure', ({ count, at }) => ({ event: 'closed', round: count, at, values: valuesOf(life, state) }));

/** It is not over after all: why, as far as somebody said; else how it stands now. */
export function reopened({ facts, ground, reopened: count, reopenedAt }: Life, { resolution }: LifeState): Happening | undefined {
  if (reopenedAt === undefined || facts.status.category === 'done') return undefined;
  const change = changesOf(facts, 'status').findLast(({ at }) => instantMs(at) === reopenedAt);
  const said = resolution?.answer === 'rejected' ? resolution.answered : undefined;
  return {
    event: 'reopened',
    round: count,
    at: reopenedAt,
    values: { reason: text(said?.reason ?? change?.toText), by: personIn(ground, said?.by ?? change?.by) },
  };
}

/** The last time an incident that is in a phase of a kind came into one from another status. */
function entering(
  { facts, ground }: Life,
  kind: PhaseKind,
  happening: (entered: { by: Change['by']; count: number; at: number }) => Happening,
): Happening | undefined {
  const { lifecycle } = ground.policy.document;
  const isIn = (id: string | undefined): boolean =>
    id !== undefined && phasesWith(lifecycle, { id, category: categoryIn(facts, id) }).some((phase) => phase.kind === kind);
  if (!isIn(facts.status.id)) return undefined;
  const entered = changesOf(facts, 'status').filter(({ from, to }) => isIn(to) && !isIn(from));
  const last = entered.at(-1);
  return last && happening({ by: last.by, count: entered.length, at: instantMs(last.at) });
}
