import type { ClockPreview } from '../../../../../../src/contract/types';
import type { I18n, TextKey } from '../../../../../shared/i18n';
import { nearText } from '../../../../../shared/when';
import { exactText } from '../stretch-words';

/** How a clock stands under a version of the policy, as the server tells it. */
export interface Standing {
  state: string;
  elapsedMs: number;
  goal?: { ms: number };
  dueAt?: string;
  breachedAt?: string;
}

type State = NonNullable<ClockPreview['clocks'][number]['before']>['state'];

const STATES: Record<State, TextKey> = {
  idle: 'explain.state.idle',
  running: 'explain.state.running',
  held: 'explain.state.held',
  stopped: 'explain.state.stopped',
  cancelled: 'explain.state.cancelled',
};

const isState = (state: string): state is State => state in STATES;

/** How a clock stands, in a few sentences: "Running", "2 h 10 min of 8 h", "Due Wed 12:00". @param now ms since 1970. */
export function standingTexts(standing: Standing | undefined, now: number, i18n: I18n): string[] {
  const { t, locale, timeZone } = i18n;
  if (!standing) return [t('explain.state.none')];
  const { state, elapsedMs, goal, dueAt, breachedAt } = standing;
  const when = (iso: string): string => nearText(locale, timeZone, Date.parse(iso), now);
  const texts = [isState(state) ? t(STATES[state]) : state];
  if (state !== 'idle') {
    const counted = exactText(elapsedMs, i18n);
    texts.push(goal ? t('explain.state.ofGoal', { counted, goal: exactText(goal.ms, i18n) }) : counted);
  }
  if (breachedAt !== undefined) texts.push(t('explain.state.breached', { when: when(breachedAt) }));
  else if (dueAt !== undefined) texts.push(t('clock.due', { when: when(dueAt) }));
  return texts;
}
