import type { Metric } from '../../../../../src/contract/types';
import { useI18n } from '../../../../shared/start';
import { Check } from '../parts/check';
import { DurationField } from '../parts/duration-field';
import { NumberField } from '../parts/number-field';
import { Radios } from '../parts/radios';

interface SpecialProps {
  metric: Metric;
  set(part: Partial<Metric>): void;
  readOnly: boolean;
}

type Reopen = Metric['reopen'];

const HOUR = 3_600_000;

/** The reopening of a mode; how long the grace is stays while one looks at the others. */
const reopenOf = (mode: Reopen['mode'], before: Reopen): Reopen =>
  mode === 'grace' ? { mode, graceMs: before.mode === 'grace' ? before.graceMs : 24 * HOUR } : { mode };

/** What happens when an incident is reopened, what counts from before a start, and when a clock is at risk. */
export function Special({ metric, set, readOnly }: SpecialProps) {
  const { t } = useI18n();
  const { reopen } = metric;
  return (
    <>
      <Radios
        label={t('page.metrics.reopen')}
        value={reopen.mode}
        choices={[
          { id: 'continue', name: t('page.metrics.reopen.continue'), help: t('page.metrics.reopen.continueHelp') },
          { id: 'newCycle', name: t('page.metrics.reopen.newCycle'), help: t('page.metrics.reopen.newCycleHelp') },
          { id: 'grace', name: t('page.metrics.reopen.grace'), help: t('page.metrics.reopen.graceHelp') },
        ]}
        change={(mode) => set({ reopen: reopenOf(mode, reopen) })}
        readOnly={readOnly}
      />
      {reopen.mode === 'grace' && (
        <DurationField
          label={t('page.metrics.graceTime')}
          ms={reopen.graceMs}
          change={(graceMs) => set({ reopen: { mode: 'grace', graceMs } })}
          readOnly={readOnly}
          error={reopen.graceMs < 1 ? t('page.common.fault.noTime') : undefined}
        />
      )}
      <Check
        label={t('page.metrics.retroStart')}
        hint={t('page.metrics.retroStartHint')}
        value={metric.retroactiveStart}
        change={(retroactiveStart) => set({ retroactiveStart })}
        readOnly={readOnly}
      />
      <Check
        label={t('page.metrics.retroHold')}
        hint={t('page.metrics.retroHoldHint')}
        value={metric.retroactiveHold}
        change={(retroactiveHold) => set({ retroactiveHold })}
        readOnly={readOnly}
      />
      <NumberField
        label={t('page.metrics.atRisk')}
        hint={t('page.metrics.atRiskHint')}
        value={metric.atRisk}
        min={1}
        max={99}
        change={(atRisk) => set({ atRisk })}
        readOnly={readOnly}
      />
    </>
  );
}
