import { useId } from 'preact/hooks';
import { useI18n } from '../../../../shared/start';
import { Button } from '../../../../shared/ui/button';
import { DateField } from '../parts/date-field';
import { IconButton } from '../parts/icon-button';
import { leftOut, replacedAt } from '../parts/list';
import { type Absence, absenceFaulty } from './modes';

interface AwayDaysProps {
  away: readonly Absence[];
  /** YYYY-MM-DD. */
  today: string;
  change(away: Absence[]): void;
  readOnly: boolean;
  error: string | undefined;
}

const MAX = 100;

/** Days on which somebody is away, first and last included. */
export function AwayDays({ away, today, change, readOnly, error }: AwayDaysProps) {
  const { t } = useI18n();
  const id = useId();
  return (
    <fieldset class="field stack-tight" aria-labelledby={id}>
      <span class="label" id={id}>
        {t('page.supportGroups.away')}
      </span>
      {away.length === 0 && <p class="quiet">{t('page.supportGroups.awayNone')}</p>}
      {away.map((one, at) => (
        <div class="away" key={at}>
          <DateField
            label={t('page.supportGroups.awayFrom')}
            value={one.from}
            change={(from) => change(replacedAt(away, at, { ...one, from }))}
            readOnly={readOnly}
          />
          <DateField
            label={t('page.supportGroups.awayTo')}
            value={one.to}
            change={(to) => change(replacedAt(away, at, { ...one, to }))}
            readOnly={readOnly}
            error={absenceFaulty(one) ? t('page.supportGroups.fault.away') : undefined}
          />
          {!readOnly && (
            <IconButton
              icon="remove"
              name={t('page.supportGroups.awayRemove', { place: at + 1 })}
              onClick={() => change(leftOut(away, at))}
            />
          )}
        </div>
      ))}
      {error && <p class="field-error">{error}</p>}
      {!readOnly && away.length < MAX && (
        <div class="row">
          <Button onClick={() => change([...away, { from: today, to: today }])}>{t('page.supportGroups.awayAdd')}</Button>
        </div>
      )}
    </fieldset>
  );
}
