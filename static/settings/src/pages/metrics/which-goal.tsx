import { useState } from 'preact/hooks';
import type { Goal, Policy } from '../../../../../src/contract/types';
import { dueOf, inputFor, trialsFor } from '../../../../../src/domain/sla/example';
import { durationText } from '../../../../shared/duration';
import { useI18n } from '../../../../shared/start';
import { ExampleBox, ExampleFields, useExample } from '../parts/example';
import { entriesFor, namesFor, PART_TEXTS } from '../parts/for-words';
import { SelectField } from '../parts/select-field';
import { Trials } from '../parts/trials';
import { type GoalPart, goalScope } from './goal-words';

/** Named by any rule, so that the example can be in it. */
function namedBy(policy: Policy, part: 'reporterGroups' | 'projects'): { id: string; name: string }[] {
  const all = policy.metrics.flatMap(({ goals }) => goals.flatMap((goal) => goal.for[part] ?? []));
  return [...new Map(all.map((one) => [one.id, one])).values()];
}

/** Which goal would this incident get? Each rule as it is tried, and why it is not the one. */
export function GoalExample({ policy, now }: { policy: Policy; now: number }) {
  const i18n = useI18n();
  const { t } = i18n;
  const example = useExample(policy);
  const [chosen, setChosen] = useState('');
  const [group, setGroup] = useState('');
  const [project, setProject] = useState('');
  const metric = policy.metrics.find(({ id }) => id === chosen) ?? policy.metrics[0];
  if (!metric) return null;
  const input = inputFor(policy, { ...example.incident, group, project });
  const trials = trialsFor(metric, input);
  const goal = trials.find(({ misses }) => misses === undefined)?.goal;
  const groups = namedBy(policy, 'reporterGroups');
  const projects = namedBy(policy, 'projects');

  const has = (part: GoalPart): string => {
    const names = input[part].map(
      (id) => [...entriesFor(i18n, policy, part), ...groups, ...projects].find((one) => one.id === id)?.name ?? id,
    );
    return names.join(', ') || t('page.for.nothing');
  };
  const why = (tried: Goal, part: GoalPart): string =>
    t('page.for.misses', { part: t(PART_TEXTS[part]), has: has(part), wants: namesFor(i18n, policy, tried.for, part).join(', ') });

  return (
    <ExampleBox
      title={t('page.metrics.which')}
      fields={
        <>
          <SelectField label={t('page.metrics.clock')} value={metric.id} choices={policy.metrics} change={setChosen} readOnly={false} />
          <ExampleFields policy={policy} example={example} parts={['impact', 'urgency', 'category', 'service']} />
          {groups.length > 0 && (
            <SelectField
              label={t(PART_TEXTS.reporterGroups)}
              none={t('page.common.none')}
              value={group}
              choices={groups}
              change={setGroup}
              readOnly={false}
            />
          )}
          {projects.length > 0 && (
            <SelectField
              label={t(PART_TEXTS.projects)}
              none={t('page.common.none')}
              value={project}
              choices={projects}
              change={setProject}
              readOnly={false}
            />
          )}
        </>
      }
    >
      <p>
        {t('page.for.priorityIs')} <strong>{example.priority?.name ?? t('page.for.nothing')}</strong>
      </p>
      <Outcome policy={policy} goal={goal} now={now} />
      <Trials
        trials={trials.map(({ goal: tried, misses }) => ({
          id: tried.id,
          name: goalScope(i18n, policy, tried),
          misses: misses === undefined ? undefined : why(tried, misses),
        }))}
        left={goal ? metric.goals.length - trials.length : 0}
      />
    </ExampleBox>
  );
}

/** The goal, and when it would be reached by a clock that starts now. */
function Outcome({ policy: of, goal: found, now: start }: { policy: Policy; goal: Goal | undefined; now: number }) {
  const { t, locale, timeZone } = useI18n();
  if (!found) return <p>{t('page.metrics.noGoal')}</p>;
  const calendar = of.calendars.find(({ id }) => id === found.calendar)?.name ?? t('page.common.gone');
  const due = found.goalMs > 0 ? dueOf(found, of, start) : undefined;
  const style = { weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit', timeZone } as const;
  return (
    <>
      <p>
        {t('page.metrics.gets')}{' '}
        <strong>{t('page.metrics.goalIs', { time: durationText(locale, found.goalMs, 'exact'), calendar })}</strong>
      </p>
      {due !== undefined && (
        <p class="small quiet">{t('page.metrics.dueAt', { due: new Intl.DateTimeFormat(locale, style).format(due) })}</p>
      )}
    </>
  );
}
