import { useId } from 'preact/hooks';
import type { Ladder } from '../../../../../src/contract/types';
import { useI18n } from '../../../../shared/start';
import { Field } from '../../../../shared/ui/field';
import { Check } from '../parts/check';
import { ZoneField } from '../parts/zone-field';
import { quietFault } from './faulty';

type Quiet = NonNullable<Ladder['quietHours']>;

interface QuietHoursProps {
  quiet: Quiet | undefined;
  /** Zone of the hours when they are made. */
  timeZone: string;
  change(quiet: Quiet | undefined): void;
  readOnly: boolean;
  error: string | undefined;
}

/** Hours of the day in which nobody is disturbed. */
export function QuietHours({ quiet, timeZone, change, readOnly, error }: QuietHoursProps) {
  const { t } = useI18n();
  const fault = quiet && quietFault(quiet);
  return (
    <>
      <Check
        label={t('page.escalation.quiet')}
        hint={t('page.escalation.quietHint')}
        value={quiet !== undefined}
        change={(on) => change(on ? { from: '22:00', to: '07:00', timeZone } : undefined)}
        readOnly={readOnly}
      />
      {quiet && (
        <div class="form-pair">
          <TimeField
            label={t('page.escalation.quietFrom')}
            value={quiet.from}
            change={(from) => change({ ...quiet, from })}
            readOnly={readOnly}
            error={fault === 'from' ? t('page.escalation.fault.time') : undefined}
          />
          <TimeField
            label={t('page.escalation.quietTo')}
            value={quiet.to}
            change={(to) => change({ ...quiet, to })}
            readOnly={readOnly}
            error={fault === 'to' ? t('page.escalation.fault.time') : fault === 'same' ? t('page.escalation.fault.same') : error}
          />
          <ZoneField value={quiet.timeZone} change={(zone) => change({ ...quiet, timeZone: zone })} readOnly={readOnly} />
        </div>
      )}
    </>
  );
}

interface TimeFieldProps {
  label: string;
  /** HH:MM. */
  value: string;
  change(time: string): void;
  readOnly: boolean;
  error?: string | undefined;
}

/** A time of the day, by the browser's own field for it. */
export function TimeField({ label, value, change, readOnly, error }: TimeFieldProps) {
  const id = useId();
  return (
    <Field id={id} label={label} error={error}>
      {(ids) => (
        <input {...ids} type="time" readOnly={readOnly} value={value} onInput={({ currentTarget }) => change(currentTarget.value)} />
      )}
    </Field>
  );
}
