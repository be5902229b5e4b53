import type { MessageEvent, MessageTemplate, Policy } from '../../../contract/types';
import type { PolicyEffect } from '../../effects/effect';
import { STALE } from '../../effects/reminders';
import { fits } from '../../policy/fits';
import type { Life } from '../life';
import type { LifeState } from '../state';
import type { Happening } from './happening';
import { held, holdReminder, resumed } from './of-holds';
import { closed, reopened, resolutionProposed, resolutionReminder, resolved } from './of-the-end';
import { assigned, logged, prioritised } from './of-work';
import { isForRequester, telling } from './telling';

/** ms in which whoever moved an incident may say more of it in the panel, before others are told what is known. */
export const GRACE = 30_000;

/** What is told of an incident's life; other events are told by others, or not yet. */
const HAPPENINGS: Partial<Record<MessageEvent, (life: Life, state: LifeState) => Happening | undefined>> = {
  logged,
  assigned,
  prioritised,
  held,
  holdReminder,
  resumed,
  resolutionProposed,
  resolutionReminder,
  resolved,
  closed,
  reopened,
};

/** Whether anybody is told of an event at all. */
export const isTold = ({ communication }: Policy, event: MessageEvent): boolean =>
  communication.templates.some((template) => template.active && template.event === event);

/**
 * What people are told of the incident's life, by the templates of the policy, each once: of what is no news any more nothing.
 * `wakeAt`: when something is told that still waits for somebody's words; ms since 1970.
 */
export function tellingsOf(life: Life, state: LifeState): { effects: PolicyEffect[]; wakeAt?: number } {
  const effects: PolicyEffect[] = [];
  let wakeAt: number | undefined;
  for (const [event, templates] of templatesOf(life.ground.policy.document)) {
    const happening = HAPPENINGS[event]?.(life, state);
    if (!happening || !(life.now - happening.at <= STALE)) continue;
    const fitting = templates.filter((one) => fits(one.for, life.subject()) && !(happening.within && isForRequester(one)));
    const said = happening.undescribed ? happening.at + GRACE : happening.at;
    if (said <= life.now || !happening.undescribed) effects.push(...fitting.map((template) => telling(template, happening, life)));
    else if (fitting.length > 0) wakeAt = Math.min(said, wakeAt ?? said);
  }
  return { effects, ...(wakeAt === undefined ? {} : { wakeAt }) };
}

/** Active templates by the event they tell of. */
function templatesOf({ communication }: Policy): Map<MessageEvent, MessageTemplate[]> {
  const byEvent = new Map<MessageEvent, MessageTemplate[]>();
  for (const template of communication.templates) {
    const { event, active } = template;
    if (event === undefined || !active) continue;
    byEvent.set(event, [...(byEvent.get(event) ?? []), template]);
  }
  return byEvent;
}
