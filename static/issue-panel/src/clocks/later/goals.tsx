import type { Goal } from '../../../../../src/contract/types';
import type { GoalExplanation } from '../../../../../src/domain/sla/explanation';
import { useI18n } from '../../../../shared/start';
import { nearText } from '../../../../shared/when';
import type { Around } from './around';
import { trialTexts } from './goal-words';
import { Why } from './stretches';

/** Which rule set the goal and why the ones before it did not; each time it changed. */
export function Goals({ goals, rules, around }: { goals: readonly GoalExplanation[]; rules: readonly Goal[]; around: Around }) {
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
            {trialTexts(one, rules, around.names, i18n).map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}
