import type { Policy } from '../../../../../src/contract/types';
import { useI18n } from '../../../../shared/start';
import type { SiteNames } from '../conditions/site';
import { StatusField } from '../conditions/status-field';
import { statusWords } from '../conditions/words';
import type { PageProps } from '../page-props';
import { Chips } from '../parts/chips';
import { EntryFields } from '../parts/entry-fields';
import { faultAt } from '../parts/faults';
import { NamedList } from '../parts/named-list';
import { othersOf } from '../parts/names';
import { TableField } from '../parts/table-field';
import { useUndo } from '../parts/use-undo';
import { Uses, usesText } from '../parts/uses';
import { KINDS, type Phase, phaseName } from './words';

const MAX = 12;

const nowhere = ({ statuses }: Phase): boolean => statuses.ids.length === 0 && statuses.categories.length === 0;

/** Whether a phase leads to one that is gone. */
const lost = (phase: Phase, { lifecycle }: Policy): boolean => phase.next.some((id) => !lifecycle.phases.some((one) => one.id === id));

/** The phases of an incident's life, each with its statuses and where one may go from it. */
export function PhaseList({ site, ...props }: Omit<PageProps, 'site'> & { site: SiteNames }) {
  const { policy, change, readOnly, faults } = props;
  const { lifecycle } = policy;
  const { phases } = lifecycle;
  const i18n = useI18n();
  const { t, locale } = i18n;
  const { keep, undo } = useUndo(props);
  const about = (phase: Phase): string => {
    const where = nowhere(phase)
      ? t('page.lifecycle.noStatus')
      : t('page.lifecycle.inStatus', { statuses: statusWords({ t, locale, policy, site }, phase.statuses) });
    const next = phase.next.map((id) => phaseName(i18n, policy, id)).join(', ');
    return next === '' ? where : t('page.lifecycle.leadsTo', { where, next });
  };
  return (
    <NamedList<Phase>
      entries={phases}
      path="lifecycle/phases"
      label={t('page.lifecycle.phases')}
      add={t('page.lifecycle.addPhase')}
      max={MAX}
      about={about}
      faulty={(phase) => lost(phase, policy)}
      form={(phase, edit) => {
        const path = ['lifecycle', 'phases', { id: phase.id, at: phases.indexOf(phase) }];
        return (
          <>
            <EntryFields
              entry={phase}
              path={path}
              others={othersOf(phases, phase.id)}
              change={(part) => edit({ ...phase, ...part })}
              readOnly={readOnly}
              faults={faults}
              helpHint={t('page.lifecycle.phaseHelp')}
            />
            <TableField
              label={t('page.lifecycle.kind')}
              hint={t('page.lifecycle.kindHint')}
              texts={KINDS}
              value={phase.kind}
              change={(kind) => edit({ ...phase, kind })}
              readOnly={readOnly}
            />
            <StatusField
              label={t('page.lifecycle.statuses')}
              none={t('page.lifecycle.noStatus')}
              value={phase.statuses}
              change={(statuses) => edit({ ...phase, statuses: statuses ?? { ids: [], categories: [] } })}
              site={site}
              readOnly={readOnly}
              error={faultAt(faults, [...path, 'statuses'], true)}
            />
            <Chips
              label={t('page.lifecycle.next')}
              hint={t('page.lifecycle.nextHint')}
              none={t('page.lifecycle.nextNone')}
              add={t('page.lifecycle.nextAdd')}
              chosen={phase.next}
              choices={phases.filter(({ id }) => id !== phase.id)}
              change={(next) => edit({ ...phase, next })}
              readOnly={readOnly}
              error={lost(phase, policy) ? t('page.lifecycle.fault.next') : faultAt(faults, [...path, 'next'], true)}
            />
          </>
        );
      }}
      warning={({ id, name }) =>
        usesText(policy, { list: 'phases', id }).length > 0 ? <Uses policy={policy} list="phases" id={id} name={name} /> : undefined
      }
      set={(all) => change('lifecycle', { ...lifecycle, phases: all })}
      keep={() => keep('lifecycle')}
      undo={undo}
      fresh={(id, name) => ({ id, name, help: '', kind: 'investigation', statuses: { ids: [], categories: [] }, next: [] })}
      readOnly={readOnly}
      least={t('page.lifecycle.leastPhase')}
    />
  );
}
