import type { Policy } from '../../../../../src/contract/types';

import { inputFor, trialsFor } from '../../../../../src/domain/sla/example';
import { durationText } from '../../../../shared/duration';
import { useI18n } from '../../../../shared/start';
import type { ExampleIncident } from '../parts/example';

/** What the clocks of an incident with these levels would aim at. */
export function CellOutcome({ policy, incident }: { policy: Policy; incident: ExampleIncident }) {
  const { t, locale } = useI18n();
  const input = inputFor(policy, { impact: incident.impact, urgency: incident.urgency });
  return (
    <div role="status">
      <ul class="uses small">
        {policy.metrics.map((metric) => {
          const goal = trialsFor(metric, input).find(({ misses }) => misses === undefined)?.goal;
          const calendar = policy.calendars.find(({ id }) => id === goal?.calendar)?.name ?? t('page.common.gone');
          return (
            <li key={metric.id}>
              {goal
                ? t('page.matrix.goal', { metric: metric.name, time: durationText(locale, goal.goalMs, 'exact'), calendar })
                : t('page.matrix.noGoal', { metric: metric.name })}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
