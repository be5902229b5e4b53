import type { Change } from '../incident/facts';
import { instantMs, sober } from '../instant';
import type { Life } from './life';
import { phasesWith } from './phases-with';
import { categoryIn } from './reopenings';

/**
 * Since when the incident has been in a phase without leaving its statuses, ms since 1970. Where gates had to be met to come to it from another
 * phase of the same status: not before the last change of a field they ask for.
 */
export function phaseBegan({ facts, ground }: Pick<Life, 'facts' | 'ground'>, phaseId: string): number {
  const { lifecycle } = ground.policy.document;
  const isIn = (id: string | undefined): boolean =>
    id !== undefined && phasesWith(lifecycle, { id, category: categoryIn(facts, id) }).some((phase) => phase.id === phaseId);
  const moves = facts.history.filter(({ fieldId }) => fieldId === 'status').sort(byTime);
  let began = instantMs(facts.created);
  for (const { from, at } of moves.reverse()) {
    if (isIn(from)) continue;
    began = instantMs(at);
    break;
  }
  const shared = phasesWith(lifecycle, facts.status).findIndex((phase) => phase.id === phaseId) > 0;
  if (shared) began = Math.max(began, ...fieldsAsked({ ground }, phaseId).flatMap((id) => lastChange(facts.history, id)));
  return Number.isNaN(began) ? 0 : sober(began);
}

const byTime = (a: Change, b: Change): number => instantMs(a.at) - instantMs(b.at) || Number(a.id) - Number(b.id) || 0;

const lastChange = (history: readonly Change[], fieldId: string): number[] =>
  history.flatMap((change) => {
    const ms = change.fieldId === fieldId ? instantMs(change.at) : Number.NaN;
    return Number.isNaN(ms) ? [] : [ms];
  });

/** Jira's ids of the fields that gates before a phase ask for. */
const fieldsAsked = ({ ground }: Pick<Life, 'ground'>, phaseId: string): string[] =>
  ground.policy.document.lifecycle.gates.flatMap(({ phase, mode, needs }) => {
    if (phase !== phaseId || mode === 'off') return [];
    if (needs.need === 'assignee') return ['assignee'];
    return needs.need === 'fields' ? needs.fields.flatMap((name) => ground.settings.fields[name]?.fieldId ?? []) : [];
  });
