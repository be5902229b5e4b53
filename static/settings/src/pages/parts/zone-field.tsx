import { useId } from 'preact/hooks';
import { useI18n } from '../../../../shared/start';
import { Field } from '../../../../shared/ui/field';

interface ZoneFieldProps {
  value: string;
  change(zone: string): void;
  readOnly: boolean;
  error?: string | undefined;
}

/** Whether the browser knows a zone by that name. An offset is none: it has no rules for summer time. */
export function knownZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** A time zone by its IANA name, with those the browser knows to choose from. */
export function ZoneField({ value, change, readOnly, error }: ZoneFieldProps) {
  const { t } = useI18n();
  const id = useId();
  return (
    <Field
      id={id}
      label={t('page.common.zone')}
      hint={t('page.common.zoneHint')}
      error={knownZone(value) ? error : t('page.common.fault.zone')}
    >
      {(ids) => (
        <>
          <input
            {...ids}
            type="text"
            list={`${id}-zones`}
            autocomplete="off"
            spellcheck={false}
            readOnly={readOnly}
            value={value}
            onInput={({ currentTarget }) => change(currentTarget.value)}
          />
          <datalist id={`${id}-zones`}>
            {Intl.supportedValuesOf('timeZone').map((zone) => (
              <option key={zone} value={zone} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}
