import { text, type Values } from '../../effects/values';
import { instantMs } from '../../instant';
import { holdReminders } from '../hold';
import type { Life } from '../life';
import type { HoldState, LifeState } from '../state';
import type { Happening } from './happening';

/** Room for the reminders of one hold in a number that counts both. */
const REMINDERS = 100;

const valuesOf = ({ reason, vendor, resolvesAt }: HoldState): Values => ({
  holdReason: text(reason.name),
  vendor: text(vendor?.name),
  vendorReference: text(vendor?.reference),
  expectedAt: vendor?.expectedAt === undefined ? undefined : { at: vendor.expectedAt },
  closesAt: resolvesAt === undefined ? undefined : { at: resolvesAt },
});

/** Which hold of the incident the present one is: 1, 2, 3 … */
const roundOf = ({ ground }: Life, { reason }: HoldState): number =>
  ground.waits.findLastIndex(({ id, to }) => to === undefined && id === reason.id) + 1;

/** It waits. */
export function held(life: Life, { hold }: LifeState): Happening | undefined {
  if (!hold) return undefined;
  const isDescribed = hold.by !== undefined;
  return {
    event: 'held',
    round: roundOf(life, hold),
    at: instantMs(hold.since),
    values: valuesOf(hold),
    ...(isDescribed ? {} : { undescribed: true }),
  };
}

/** It waits, and whoever it waits for is to be reminded. Who raised it can do nothing about a wait for others: those who have it can. */
export function holdReminder(life: Life, { hold }: LifeState): Happening | undefined {
  if (!hold || hold.reminders === 0) return undefined;
  const all = holdReminders(life.ground.policy.document, hold.reason.id, instantMs(hold.since), hold.vendor?.expectedAt);
  const at = all[hold.reminders - 1];
  if (at === undefined) return undefined;
  const round = REMINDERS * roundOf(life, hold) + hold.reminders;
  return { event: 'holdReminder', round, at, values: valuesOf(hold), ...(hold.waitsFor === 'user' ? {} : { within: true }) };
}

/** It waits for nothing any more, and goes on. */
export function resumed({ facts, ground }: Life): Happening | undefined {
  if (ground.holding.length > 0 || facts.status.category === 'done') return undefined;
  let last: { place: number; at: number; id: string } | undefined;
  for (const [place, { id, to }] of ground.waits.entries()) if (to !== undefined && to >= (last?.at ?? 0)) last = { place, at: to, id };
  if (!last) return undefined;
  const reason = ground.policy.document.holdReasons.find(({ id }) => id === last.id);
  return { event: 'resumed', round: last.place + 1, at: last.at, values: { holdReason: text(reason?.name) } };
}
