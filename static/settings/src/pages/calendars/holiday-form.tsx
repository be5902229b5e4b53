import type { TextKey } from '../../../../shared/i18n';
import { useI18n } from '../../../../shared/start';
import { DateField } from '../parts/date-field';
import { NumberField } from '../parts/number-field';
import { SelectField } from '../parts/select-field';
import { TextField } from '../parts/text-field';
import { asKind, type Holiday, holidayFault, KINDS, type Kind, kindOf, named, nameOf, type Yearly } from './holiday';
import { DAYS, dayNames } from './times';

const KIND_TEXTS: Record<Kind, TextKey> = {
  date: 'page.calendars.kind.date',
  range: 'page.calendars.kind.range',
  yearly: 'page.calendars.kind.yearly',
  weekday: 'page.calendars.kind.weekday',
  easter: 'page.calendars.kind.easter',
  orthodoxEaster: 'page.calendars.kind.orthodoxEaster',
};

const FAULTS: Record<NonNullable<ReturnType<typeof holidayFault>>, TextKey> = {
  date: 'page.calendars.fault.date',
  order: 'page.calendars.fault.order',
  monthDay: 'page.calendars.fault.monthDay',
};

/** Text of what is wrong with when a holiday is. */
export const holidayFaultKey = (holiday: Holiday): TextKey | undefined => {
  const fault = holidayFault(holiday);
  return fault && FAULTS[fault];
};

interface HolidayFormProps {
  holiday: Holiday;
  change(holiday: Holiday): void;
  readOnly: boolean;
  /** YYYY-MM-DD. */
  today: string;
}

/** What a holiday is called and when it is. */
export function HolidayForm({ holiday, change, readOnly, today }: HolidayFormProps) {
  const { t } = useI18n();
  return (
    <>
      <div class="form-pair">
        <TextField
          label={t('page.common.name')}
          value={nameOf(holiday)}
          change={(name) => change(named(holiday, name))}
          readOnly={readOnly}
          hint={t('page.calendars.holidayNameHint')}
        />
        <SelectField
          label={t('page.calendars.kind')}
          value={kindOf(holiday)}
          choices={KINDS.map((id) => ({ id, name: t(KIND_TEXTS[id]) }))}
          change={(id) => {
            const kind = KINDS.find((one) => one === id);
            if (kind) change(asKind(holiday, kind, today));
          }}
          readOnly={readOnly}
        />
      </div>
      <When holiday={holiday} change={change} readOnly={readOnly} />
    </>
  );
}

function When({ holiday, change, readOnly }: Omit<HolidayFormProps, 'today'>) {
  const { t } = useI18n();
  const key = holidayFaultKey(holiday);
  const error = key && t(key);
  if (typeof holiday === 'string' || 'date' in holiday) {
    const date = typeof holiday === 'string' ? holiday : holiday.date;
    return (
      <DateField
        label={t('page.calendars.date')}
        value={date}
        change={(to) => change(typeof holiday === 'string' ? to : { ...holiday, date: to })}
        readOnly={readOnly}
        error={error}
      />
    );
  }
  if ('from' in holiday)
    return (
      <div class="form-pair">
        <DateField
          label={t('page.calendars.firstDay')}
          value={holiday.from}
          change={(from) => change({ ...holiday, from })}
          readOnly={readOnly}
        />
        <DateField
          label={t('page.calendars.lastDay')}
          value={holiday.to}
          change={(to) => change({ ...holiday, to })}
          readOnly={readOnly}
          error={error}
        />
      </div>
    );
  return <YearlyFields rule={holiday.yearly} change={(yearly) => change({ ...holiday, yearly })} readOnly={readOnly} error={error} />;
}

interface YearlyFieldsProps {
  rule: Yearly;
  change(rule: Yearly): void;
  readOnly: boolean;
  error: string | undefined;
}

const NTH = [1, 2, 3, 4, 5, -1] as const;
const NTH_TEXTS: Record<(typeof NTH)[number], TextKey> = {
  1: 'page.calendars.nth.1',
  2: 'page.calendars.nth.2',
  3: 'page.calendars.nth.3',
  4: 'page.calendars.nth.4',
  5: 'page.calendars.nth.5',
  [-1]: 'page.calendars.nth.last',
};

const monthsIn = (locale: string): { id: string; name: string }[] => {
  const format = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, at) => ({ id: String(at + 1).padStart(2, '0'), name: format.format(Date.UTC(2024, at, 1)) }));
};

function YearlyFields({ rule, change, readOnly, error }: YearlyFieldsProps) {
  const { t, locale } = useI18n();
  const months = monthsIn(locale);
  if (typeof rule === 'string') {
    const [month = '', day = ''] = rule.split('-');
    return (
      <div class="form-pair">
        <TextField
          label={t('page.calendars.day')}
          value={day.replace(/^0/, '')}
          change={(text) => change(`${month}-${text.trim().padStart(2, '0')}`)}
          readOnly={readOnly}
          error={error}
        />
        <SelectField
          label={t('page.calendars.month')}
          value={month}
          choices={months}
          change={(id) => change(`${id}-${day}`)}
          readOnly={readOnly}
        />
      </div>
    );
  }
  if ('easter' in rule || 'orthodoxEaster' in rule) {
    const days = 'easter' in rule ? rule.easter : rule.orthodoxEaster;
    return (
      <NumberField
        label={t('page.calendars.easterDays')}
        hint={t('page.calendars.easterHint')}
        value={days}
        min={-75}
        max={75}
        change={(typed) => change('easter' in rule ? { easter: typed } : { orthodoxEaster: typed })}
        readOnly={readOnly}
      />
    );
  }
  const names = dayNames(locale, 'long');
  return (
    <div class="form-pair">
      <SelectField
        label={t('page.calendars.nth')}
        value={String(rule.nth)}
        choices={NTH.map((nth) => ({ id: String(nth), name: t(NTH_TEXTS[nth]) }))}
        change={(id) => change({ ...rule, nth: NTH.find((nth) => String(nth) === id) ?? rule.nth })}
        readOnly={readOnly}
      />
      <SelectField
        label={t('page.calendars.weekday')}
        value={rule.weekday}
        choices={DAYS.map((id) => ({ id, name: names[id] }))}
        change={(id) => change({ ...rule, weekday: DAYS.find((day) => day === id) ?? rule.weekday })}
        readOnly={readOnly}
      />
      <SelectField
        label={t('page.calendars.month')}
        value={String(rule.month).padStart(2, '0')}
        choices={months}
        change={(id) => change({ ...rule, month: Number(id) })}
        readOnly={readOnly}
      />
    </div>
  );
}
