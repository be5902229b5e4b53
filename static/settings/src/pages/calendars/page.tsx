import { useId, useState } from 'preact/hooks';
import { NAME_MAX } from '../../../../../src/contract/limits';
import { entryIdFor } from '../../../../../src/domain/policy/edit/entry-id';
import { useI18n } from '../../../../shared/start';
import type { PageProps } from '../page-props';
import { AddEntry } from '../parts/add-entry';
import { EntryList } from '../parts/entry-list';
import { put, without } from '../parts/list';
import { nameFault, othersOf } from '../parts/names';
import { PageBody } from '../parts/page-body';
import { useUndo } from '../parts/use-undo';
import { Uses, usesText } from '../parts/uses';
import { knownZone } from '../parts/zone-field';
import { type Calendar, CalendarForm } from './calendar-form';
import { CalendarExample } from './example';
import { holidayFault } from './holiday';
import { hoursInWords } from './in-words';
import { aheadOf } from './preview';
import { DAYS, type Interval, intervalFault } from './times';

const MAX = 50;

const faulty = ({ definition: { timeZone, weekly, holidays, openings } }: Calendar): boolean =>
  !knownZone(timeZone) ||
  DAYS.some((day) => (weekly[day] ?? []).some((one) => intervalFault(one) !== undefined)) ||
  holidays.some((one) => holidayFault(one) !== undefined) ||
  openings.some(({ hours }) => hours.some((one) => intervalFault(one) !== undefined));

/** Calendars: when working time counts. */
export default function CalendarsPage(props: PageProps) {
  const { policy, change, readOnly } = props;
  const { calendars } = policy;
  const { t, locale, timeZone } = useI18n();
  const label = useId();
  const [now] = useState(() => Date.now());
  const [added, setAdded] = useState<string>();
  const { keep, undo } = useUndo(props);
  const office = (): Interval[] => [['09:00', '17:00']];

  return (
    <PageBody
      policy={policy}
      faults={props.faults}
      lead={t('page.calendars.lead')}
      example={calendars.length > 0 ? <CalendarExample policy={policy} now={now} /> : undefined}
    >
      <section aria-labelledby={label}>
        <h2 class="unseen" id={label}>
          {t('page.calendars.list')}
        </h2>
        <EntryList
          label={t('page.calendars.list')}
          path="calendars"
          entries={calendars}
          nameOf={({ name }) => name}
          about={({ definition }) => `${hoursInWords(locale, t, definition.weekly)} · ${definition.timeZone}`}
          faulty={(calendar) =>
            nameFault(t, calendar.name, othersOf(calendars, calendar.id), NAME_MAX) !== undefined ||
            faulty(calendar) ||
            'fault' in aheadOf(calendar.definition, now)
          }
          form={(calendar) => (
            <CalendarForm {...props} calendar={calendar} change={(changed) => change('calendars', put(calendars, changed))} now={now} />
          )}
          warning={({ id, name }) =>
            usesText(policy, { list: 'calendars', id }).length > 0 ? (
              <Uses policy={policy} list="calendars" id={id} name={name} />
            ) : undefined
          }
          reorder={(all) => change('calendars', all)}
          remove={({ id }) => {
            keep('calendars');
            change('calendars', without(calendars, id));
          }}
          undo={undo}
          opened={added}
          readOnly={readOnly}
          empty={t('page.calendars.empty')}
        />
        {!readOnly && (
          <AddEntry
            label={t('page.calendars.add')}
            names={calendars.map(({ name }) => name)}
            nameMax={NAME_MAX}
            full={calendars.length >= MAX ? t('page.common.fault.full', { max: MAX }) : undefined}
            add={(name) => {
              const id = entryIdFor(
                name,
                calendars.map((one) => one.id),
              );
              const weekly = { mon: office(), tue: office(), wed: office(), thu: office(), fri: office(), sat: [], sun: [] };
              change('calendars', [...calendars, { id, name, help: '', definition: { timeZone, weekly, holidays: [], openings: [] } }]);
              setAdded(id);
            }}
          />
        )}
      </section>
    </PageBody>
  );
}
