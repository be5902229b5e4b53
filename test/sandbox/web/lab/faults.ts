import { FAULTS, type FaultRule, type Seam } from '../../kernel/faults';
import { refusal } from '../frames/guard';
import { type Json, textAt } from '../frames/values';
import { json, type Route } from '../route';
import { action } from './guarded';

const SEAMS: readonly Seam[] = ['jira', 'kvs', 'queue', 'event', 'invoke'];

/** POST /_sandbox/lab/faults {rule}, …/faults/disarm {id}, …/faults/clear. */
export const faultActions: Route[] = [
  action(/^\/_sandbox\/lab\/faults$/, ({ site }, asked) => {
    const rule = readRule(asked);
    if (typeof rule === 'string') return refusal(400, rule);
    site.faults.arm(rule);
    site.journal.note('fault', `armed: ${rule.kind} at ${rule.seam} ${rule.match ?? ''}`.trim(), rule);
    return json({ faults: site.faults.list() });
  }),
  action(/^\/_sandbox\/lab\/faults\/disarm$/, ({ site }, asked) => {
    site.faults.disarm(textAt(asked, 'id') ?? '');
    return json({ faults: site.faults.list() });
  }),
  action(/^\/_sandbox\/lab\/faults\/clear$/, ({ site }) => {
    site.faults.clear();
    return json({ faults: site.faults.list() });
  }),
];

/** A fault rule as JSON; the reason when it is none. */
export function readRule(asked: Json): FaultRule | string {
  const id = textAt(asked, 'id');
  const seam = SEAMS.find((known) => known === asked.seam);
  if (id === undefined) return 'id is missing.';
  if (!seam) return `seam must be one of ${SEAMS.join(', ')}.`;
  const kind = FAULTS[seam].find((known) => known === asked.kind);
  if (!kind) return `kind must be one of ${FAULTS[seam].join(', ')} for ${seam}.`;
  const match = textAt(asked, 'match');
  const numbers: Partial<Record<'nth' | 'probability' | 'times' | 'retryAfterS' | 'delayMs', number>> = {};
  for (const name of ['nth', 'probability', 'times', 'retryAfterS', 'delayMs'] as const) {
    const value = asked[name];
    if (value === undefined || value === null || value === '') continue;
    if (typeof value !== 'number' || !(value >= 0)) return `${name} must be a number, not below 0.`;
    if (name === 'probability' && value > 1) return 'probability must be between 0 and 1.';
    numbers[name] = value;
  }
  return { id, seam, kind, ...(match === undefined ? {} : { match }), ...numbers };
}
