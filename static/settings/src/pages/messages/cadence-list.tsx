import { durationText } from '../../../../shared/duration';
import { useI18n } from '../../../../shared/start';
import type { PageProps } from '../page-props';
import { DurationField } from '../parts/duration-field';
import { EntryFields } from '../parts/entry-fields';
import { faultAt } from '../parts/faults';
import { filterFaulty, scopeWords } from '../parts/for-words';
import { IncidentsForFields } from '../parts/incidents-for';
import { dropped } from '../parts/list';
import { NamedList } from '../parts/named-list';
import { othersOf } from '../parts/names';
import { SelectField } from '../parts/select-field';
import { useUndo } from '../parts/use-undo';

const HOUR = 3_600_000;

/** How often requesters are promised to hear how it stands; the first that fits an incident counts. */
export function CadenceList(props: PageProps) {
  const { policy, change, readOnly, faults } = props;
  const { communication, calendars } = policy;
  const { cadences } = communication;
  const i18n = useI18n();
  const { t, locale } = i18n;
  const { keep, undo } = useUndo(props);
  const hours = (id: string | undefined): string =>
    id === undefined ? t('page.messages.aroundTheClock') : (calendars.find((one) => one.id === id)?.name ?? t('page.common.gone'));
  return (
    <NamedList
      entries={cadences}
      path="communication/cadences"
      label={t('page.messages.cadences')}
      add={t('page.messages.addCadence')}
      max={20}
      about={({ for: asked, everyMs, calendar }) =>
        t('page.messages.cadenceIs', {
          scope: scopeWords(i18n, policy, asked),
          time: durationText(locale, everyMs, 'exact'),
          hours: hours(calendar),
        })
      }
      faulty={({ for: asked, everyMs, calendar }) =>
        filterFaulty(asked) || everyMs < 1 || (calendar !== undefined && !calendars.some(({ id }) => id === calendar))
      }
      form={(cadence, edit) => {
        const path = ['communication', 'cadences', { id: cadence.id, at: cadences.indexOf(cadence) }];
        const { calendar, everyMs } = cadence;
        return (
          <>
            <EntryFields
              entry={cadence}
              path={path}
              others={othersOf(cadences, cadence.id)}
              change={(part) => edit({ ...cadence, ...part })}
              readOnly={readOnly}
              faults={faults}
            />
            <DurationField
              label={t('page.messages.every')}
              ms={everyMs}
              change={(ms) => edit({ ...cadence, everyMs: ms })}
              readOnly={readOnly}
              error={everyMs < 1 ? t('page.common.fault.noTime') : faultAt(faults, [...path, 'everyMs'])}
            />
            <SelectField
              label={t('page.messages.calendar')}
              none={t('page.messages.aroundTheClock')}
              value={calendar ?? ''}
              choices={calendars}
              gone={t('page.common.goneNamed', { id: calendar ?? '' })}
              change={(id) => edit(id === '' ? dropped(cadence, 'calendar') : { ...cadence, calendar: id })}
              readOnly={readOnly}
              error={
                calendar === undefined || calendars.some(({ id }) => id === calendar)
                  ? faultAt(faults, [...path, 'calendar'])
                  : t('page.messages.fault.calendar')
              }
            />
            <IncidentsForFields
              value={cadence.for}
              change={(asked) => edit({ ...cadence, for: asked })}
              policy={policy}
              readOnly={readOnly}
              error={faultAt(faults, [...path, 'for'], true)}
            />
          </>
        );
      }}
      set={(all) => change('communication', { ...communication, cadences: all })}
      keep={() => keep('communication')}
      undo={undo}
      fresh={(id, name) => ({ id, name, help: '', for: {}, everyMs: 24 * HOUR })}
      readOnly={readOnly}
      empty={t('page.messages.noCadence')}
    />
  );
}
