import { useId, useState } from 'preact/hooks';
import type { AppError } from '../../../../../src/contract/errors';
import { CALENDAR_FILE_MAX } from '../../../../../src/contract/limits';
import type { CallOutput } from '../../../../../src/contract/types';
import { call } from '../../../../shared/call';
import { counted } from '../../../../shared/plural';
import { useI18n } from '../../../../shared/start';
import { Button } from '../../../../shared/ui/button';
import { Field } from '../../../../shared/ui/field';
import { ErrorMessage } from '../../../../shared/ui/message';
import { type Holiday, nameOf } from './holiday';

type Found = CallOutput<'readHolidays'>;

interface ImportHolidaysProps {
  timeZone: string;
  known: readonly Holiday[];
  add(holidays: Holiday[]): void;
}

const same = (a: Holiday, b: Holiday): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Takes the holidays of an iCalendar file. The server reads it; nothing is taken before it was seen. */
export function ImportHolidays({ timeZone, known, add }: ImportHolidaysProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const id = useId();
  const [busy, setBusy] = useState(false);
  const [found, setFound] = useState<Found>();
  const [error, setError] = useState<AppError>();
  const [tooLarge, setTooLarge] = useState(false);
  const fresh = found?.holidays.filter((one) => !known.some((other) => same(one, other))) ?? [];

  const read = async (file: File | undefined): Promise<void> => {
    setFound(undefined);
    setError(undefined);
    setTooLarge(file !== undefined && file.size > CALENDAR_FILE_MAX);
    if (!file || file.size > CALENDAR_FILE_MAX) return;
    setBusy(true);
    const answer = await call('readHolidays', { text: await file.text(), timeZone });
    setBusy(false);
    if (answer.ok) setFound(answer.value);
    else setError(answer.error);
  };
  return (
    <details class="import">
      <summary>{t('page.calendars.import')}</summary>
      <div class="form">
        <Field
          id={id}
          label={t('page.calendars.file')}
          hint={t('page.calendars.fileHint')}
          error={tooLarge ? t('page.calendars.fault.fileSize') : undefined}
        >
          {(ids) => (
            <input {...ids} type="file" accept=".ics,text/calendar" onChange={({ currentTarget }) => void read(currentTarget.files?.[0])} />
          )}
        </Field>
        <div role="status" class="stack-tight">
          {busy && <p class="quiet">{t('page.calendars.fileReading')}</p>}
          {found && (
            <>
              <p>
                {counted(i18n, fresh.length, { one: 'page.calendars.found.one', other: 'page.calendars.found.other' })}{' '}
                {found.holidays.length > fresh.length && t('page.calendars.foundKnown', { count: found.holidays.length - fresh.length })}
              </p>
              {fresh.length > 0 && <p class="small quiet">{fresh.slice(0, 20).map(nameOf).filter(Boolean).join(', ')}</p>}
            </>
          )}
        </div>
        {error && <ErrorMessage error={error} />}
        {found && found.leftOut.length > 0 && (
          <div class="small quiet">
            <p>{t('page.calendars.leftOut')}</p>
            <ul class="uses">
              {found.leftOut.slice(0, 20).map(({ line, name, why }) => (
                <li key={line}>{t('page.calendars.leftOutOne', { line, name, why })}</li>
              ))}
            </ul>
          </div>
        )}
        {fresh.length > 0 && (
          <div class="row">
            <Button
              look="primary"
              onClick={() => {
                add(fresh);
                setFound(undefined);
              }}
            >
              {t('page.calendars.take')}
            </Button>
          </div>
        )}
      </div>
    </details>
  );
}
