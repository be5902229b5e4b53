import type { Explanation, GoalExplanation } from '../../../../../src/domain/sla/explanation';
import { useI18n } from '../../../../shared/start';
import { nearText } from '../../../../shared/when';
import type { Around } from './around';
import { trialTexts } from './goal-words';
import { Why } from './stretches';

interface GoalsProps {
  goals: readonly GoalExplanation[];
  calendars: Explanation['calendars'];
  around: Around;
}

/** Which rule set the goal and why the ones before it did not; each time it changed. */
export function Goals({ goals, calendars, around }: GoalsProps) {
  const i18n = useI18n();
  const { t, locale, timeZone } = i18n;
  return (
    <>
      {goals.map((one, at) => (
        <div key={one.from} class="stack-tight">
          {at > 0 && (
            <div>
              <p>{t('explain.rule.since', { when: nearText(locale, timeZone, Date.parse(one.from), around.now, true) })}</p>
              <Why cause={one.cause} around={around} />
            </div>
          )}
          <ul class="rules">
            {trialTexts(one, calendars, i18n).map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}
