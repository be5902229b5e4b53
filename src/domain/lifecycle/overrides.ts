import type { GateOverriddenAct } from '../acts/life';
import type { AppFieldName } from '../incident/facts';
import { instantMs, sober } from '../instant';
import type { Life } from './life';
import type { LifeState } from './state';

/** Overrides the incident's property tells of. */
const TOLD = 3;
/** Names of gates one of them tells of. */
const GATES = 10;

/** What the app's field says while a transition may pass: read by the validator of gates. */
export const overrideText = ({ transition, until }: Pick<GateOverriddenAct, 'transition' | 'until'>): string => `${transition.id}|${until}`;

/** Overrides of gates: those there were, what the app's field has to say, and when the one in force lapses (ms since 1970). */
export function overridesOf({ acts, facts, ground, now }: Pick<Life, 'acts' | 'facts' | 'ground' | 'now'>): Pick<LifeState, 'overrides'> & {
  appFields: Partial<Record<AppFieldName, string | null>>;
  wakeAt?: number;
} {
  const all = acts.filter((act): act is GateOverriddenAct => act.kind === 'gateOverridden');
  const last = all.at(-1);
  const until = last && instantMs(last.until);
  const inForce = last && until !== undefined && until > now ? last : undefined;
  const wanted = inForce ? overrideText(inForce) : null;
  const overrides = all.slice(-TOLD).map(({ by, at, until: end, transition, gates, reason }) => ({
    by,
    at,
    until: end,
    to: transition.name,
    gates: gates.slice(0, GATES).map(({ name }) => name),
    reason,
  }));
  const differs = ground.settings.appFields.gateOverride !== undefined && wanted !== (facts.appFields.gateOverride ?? null);
  return {
    ...(overrides.length === 0 ? {} : { overrides }),
    appFields: differs ? { gateOverride: wanted } : {},
    ...(inForce && until !== undefined ? { wakeAt: sober(until) } : {}),
  };
}
