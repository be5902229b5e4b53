import type { HoldState } from '../../../../../src/domain/lifecycle/state';
import { durationText } from '../../../../shared/duration';
import { counted } from '../../../../shared/plural';
import { useI18n } from '../../../../shared/start';
import { nearText } from '../../../../shared/when';
import type { Names } from './names';

/** What it waits for and for how long, who said so, and what happens when no answer comes. */
export function HoldBox({ hold, names, now }: { hold: HoldState; names: Names; now: number }) {
  const i18n = useI18n();
  const { t, locale, timeZone } = i18n;
  const near = (iso: string): string => nearText(locale, timeZone, Date.parse(iso), now);
  const { vendor } = hold;
  const late = vendor?.expectedAt !== undefined && Date.parse(vendor.expectedAt) < now;
  return (
    <div class="life-box stack-tight">
      <h3>{t('life.hold.title', { reason: hold.reason.name })}</h3>
      <p>
        {t('life.hold.since', { when: near(hold.since), time: durationText(locale, Math.max(0, now - Date.parse(hold.since)), 'coarse') })}
      </p>
      {hold.by !== undefined && <p class="quiet small">{t('life.hold.by', { name: names(hold.by) })}</p>}
      {hold.note !== undefined && <p class="reason">{hold.note}</p>}
      {vendor && (
        <dl class="facts">
          <dt>{t('life.hold.vendor')}</dt>
          <dd>{vendor.name}</dd>
          {vendor.reference !== undefined && (
            <>
              <dt>{t('life.hold.reference')}</dt>
              <dd>{vendor.reference}</dd>
            </>
          )}
          {vendor.expectedAt !== undefined && (
            <>
              <dt>{t('life.hold.expected')}</dt>
              <dd>{late ? t('life.hold.overdue', { when: near(vendor.expectedAt) }) : near(vendor.expectedAt)}</dd>
            </>
          )}
        </dl>
      )}
      {hold.reminders > 0 && (
        <p class="small">{counted(i18n, hold.reminders, { one: 'life.hold.remindedOne', other: 'life.hold.remindedOther' })}</p>
      )}
      {hold.nextReminderAt !== undefined && <p class="small">{t('life.hold.nextReminder', { when: near(hold.nextReminderAt) })}</p>}
      {hold.resolvesAt !== undefined && <p class="small">{t('life.hold.resolves', { when: near(hold.resolvesAt) })}</p>}
    </div>
  );
}
