import { useId } from 'preact/hooks';
import type { Ladder } from '../../../../../src/contract/types';
import { useI18n } from '../../../../shared/start';
import type { SiteNames } from '../conditions/site';
import type { PageProps } from '../page-props';
import { Check } from '../parts/check';
import { EntryFields } from '../parts/entry-fields';
import { faultAt } from '../parts/faults';
import { Fold } from '../parts/fold';
import { scopeWords } from '../parts/for-words';
import { IncidentsForFields } from '../parts/incidents-for';
import { dropped } from '../parts/list';
import { othersOf } from '../parts/names';
import { SelectField } from '../parts/select-field';
import { LevelList } from './level-list';
import { QuietHours } from './quiet-hours';
import { TriggerForm } from './trigger-form';
import { ladderWords } from './words';

interface LadderFormProps extends Pick<PageProps, 'policy' | 'readOnly' | 'faults'> {
  ladder: Ladder;
  site: SiteNames;
  change(ladder: Ladder): void;
}

/** Everything about one ladder. */
export function LadderForm({ ladder, site, change, policy, readOnly, faults }: LadderFormProps) {
  const i18n = useI18n();
  const { t, timeZone } = i18n;
  const levels = useId();
  const { ladders } = policy.escalation;
  const path = ['escalation', 'ladders', { id: ladder.id, at: ladders.indexOf(ladder) }];
  const edit = (part: Partial<Ladder>): void => change({ ...ladder, ...part });
  const calendar = policy.calendars.find(({ id }) => id === ladder.calendar);
  return (
    <>
      <p>{ladderWords(i18n, policy, ladder)}</p>
      <EntryFields
        entry={ladder}
        path={path}
        others={othersOf(ladders, ladder.id)}
        change={edit}
        readOnly={readOnly}
        faults={faults}
        helpHint={t('page.escalation.helpHint')}
      />
      <Check
        label={t('page.escalation.active')}
        hint={t('page.escalation.activeHint')}
        value={ladder.active}
        change={(active) => edit({ active })}
        readOnly={readOnly}
      />
      <TriggerForm
        trigger={ladder.trigger}
        change={(trigger) => edit({ trigger })}
        policy={policy}
        readOnly={readOnly}
        error={faultAt(faults, [...path, 'trigger'], true)}
      />
      <section class="form" aria-labelledby={levels}>
        <div class="section-head">
          <h3 id={levels}>{t('page.escalation.levels')}</h3>
          <p class="quiet small">{t('page.escalation.levelsHint')}</p>
        </div>
        <LevelList
          ladder={ladder}
          path={path}
          site={site}
          change={(all) => edit({ levels: all })}
          policy={policy}
          readOnly={readOnly}
          faults={faults}
        />
      </section>
      <div class="folds">
        <Fold title={t('page.escalation.scope')} about={scopeWords(i18n, policy, ladder.for)}>
          <IncidentsForFields
            value={ladder.for}
            change={(asked) => edit({ for: asked })}
            policy={policy}
            readOnly={readOnly}
            error={faultAt(faults, [...path, 'for'], true)}
          />
        </Fold>
        <Fold title={t('page.escalation.hours')} about={calendar?.name ?? t('page.escalation.atOnce')}>
          <SelectField
            label={t('page.escalation.calendar')}
            hint={t('page.escalation.calendarHint')}
            none={t('page.escalation.atOnce')}
            value={ladder.calendar ?? ''}
            choices={policy.calendars}
            gone={t('page.common.gone')}
            change={(id) => change(id === '' ? dropped(ladder, 'calendar') : { ...ladder, calendar: id })}
            readOnly={readOnly}
            error={ladder.calendar === undefined || calendar ? faultAt(faults, [...path, 'calendar']) : t('page.escalation.fault.entry')}
          />
          <QuietHours
            quiet={ladder.quietHours}
            timeZone={calendar?.definition.timeZone ?? timeZone}
            change={(quietHours) => change(quietHours ? { ...ladder, quietHours } : dropped(ladder, 'quietHours'))}
            readOnly={readOnly}
            error={faultAt(faults, [...path, 'quietHours'], true)}
          />
        </Fold>
      </div>
    </>
  );
}
