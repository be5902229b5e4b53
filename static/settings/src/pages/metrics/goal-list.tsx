import { useState } from 'preact/hooks';
import type { Goal, Metric } from '../../../../../src/contract/types';
import { entryIdFor } from '../../../../../src/domain/policy/edit/entry-id';
import { durationText } from '../../../../shared/duration';
import { useI18n } from '../../../../shared/start';
import { Button } from '../../../../shared/ui/button';
import type { PageProps } from '../page-props';
import { EntryList } from '../parts/entry-list';
import { faultAt } from '../parts/faults';
import { put, without } from '../parts/list';
import { GoalForm } from './goal-form';
import { goalFaulty, goalScope } from './goal-words';

interface GoalListProps extends Pick<PageProps, 'policy' | 'readOnly' | 'faults'> {
  metric: Metric;
  change(goals: Goal[]): void;
}

const HOUR = 3_600_000;
const MAX = 500;

/** Goals as rules: the first that fits an incident is its goal. */
export function GoalList({ policy, metric, change, readOnly, faults }: GoalListProps) {
  const i18n = useI18n();
  const { t, locale } = i18n;
  const [added, setAdded] = useState<string>();
  const [before, setBefore] = useState<readonly Goal[]>();
  const { goals } = metric;
  return (
    <>
      <p class="quiet small">{t('page.metrics.goalsHint')}</p>
      <EntryList
        label={t('page.metrics.goalsOf', { name: metric.name })}
        path={`metrics/${metric.id}/goals`}
        entries={goals}
        nameOf={(goal) => goalScope(i18n, policy, goal)}
        about={({ goalMs, calendar }) =>
          t('page.metrics.goalIs', {
            time: durationText(locale, goalMs, 'exact'),
            calendar: policy.calendars.find(({ id }) => id === calendar)?.name ?? t('page.common.gone'),
          })
        }
        faulty={(goal) => goalFaulty(goal, policy)}
        form={(goal) => (
          <GoalForm
            goal={goal}
            policy={policy}
            change={(changed) => change(put(goals, changed))}
            readOnly={readOnly}
            error={faultAt(
              faults,
              ['metrics', { id: metric.id, at: policy.metrics.indexOf(metric) }, 'goals', { id: goal.id, at: goals.indexOf(goal) }],
              true,
            )}
          />
        )}
        reorder={change}
        remove={({ id }) => {
          setBefore(goals);
          change(without(goals, id));
        }}
        undo={() => before && change([...before])}
        opened={added}
        readOnly={readOnly}
        empty={t('page.metrics.goalsNone')}
      />
      {!readOnly && goals.length < MAX && (
        <div class="row">
          <Button
            onClick={() => {
              const id = entryIdFor(
                'goal',
                goals.map((one) => one.id),
              );
              const calendar = goals[goals.length - 1]?.calendar ?? policy.calendars[0]?.id ?? '';
              change([...goals, { id, for: {}, goalMs: 8 * HOUR, calendar, warnings: [50, 75, 90] }]);
              setAdded(id);
            }}
          >
            {t('page.metrics.addGoal')}
          </Button>
        </div>
      )}
    </>
  );
}
