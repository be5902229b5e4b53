import { useId, useState } from 'preact/hooks';
import { NAME_MAX } from '../../../../../src/contract/limits';
import type { Policy } from '../../../../../src/contract/types';
import { entryIdFor } from '../../../../../src/domain/policy/edit/entry-id';
import { inCircle, removeService, wouldCircle } from '../../../../../src/domain/policy/edit/services';
import type { TextKey } from '../../../../shared/i18n';
import { useI18n } from '../../../../shared/start';
import type { PageProps } from '../page-props';
import { AddEntry } from '../parts/add-entry';
import { Chips } from '../parts/chips';
import { EntryFields } from '../parts/entry-fields';
import { EntryList } from '../parts/entry-list';
import { faultAt } from '../parts/faults';
import { put } from '../parts/list';
import { nameFault, othersOf } from '../parts/names';
import { PageBody } from '../parts/page-body';
import { SelectField } from '../parts/select-field';
import { useUndo } from '../parts/use-undo';
import { Uses, usesText } from '../parts/uses';
import { ServiceExample } from './example';

type Service = Policy['services'][number];

const MAX = 200;

const CRITICALITY: Record<Service['criticality'], TextKey> = {
  high: 'page.services.high',
  medium: 'page.services.medium',
  low: 'page.services.low',
};
const LEVELS = ['high', 'medium', 'low'] as const;

/** Services that incidents name: how much the firm depends on each, and which it does not work without. */
export default function ServicesPage(props: PageProps) {
  const { policy, change, readOnly, faults } = props;
  const { services } = policy;
  const { t } = useI18n();
  const label = useId();
  const [added, setAdded] = useState<string>();
  const { keep, undo } = useUndo(props);
  const set = (all: Policy['services']): void => change('services', all);
  const nameOf = (id: string): string => services.find((one) => one.id === id)?.name ?? t('page.common.gone');
  const circle = (service: Service): string | undefined =>
    inCircle(service, services) ? t('page.services.fault.circle', { name: service.name }) : undefined;

  return (
    <PageBody
      policy={policy}
      faults={props.faults}
      lead={t('page.services.lead')}
      example={services.length > 0 ? <ServiceExample policy={policy} /> : undefined}
    >
      <section aria-labelledby={label}>
        <h2 class="unseen" id={label}>
          {t('page.services.list')}
        </h2>
        <EntryList
          label={t('page.services.list')}
          path="services"
          entries={services}
          nameOf={({ name }) => name}
          about={({ criticality, dependsOn }) =>
            dependsOn.length === 0
              ? t(CRITICALITY[criticality])
              : t('page.services.needs', { criticality: t(CRITICALITY[criticality]), names: dependsOn.map(nameOf).join(', ') })
          }
          faulty={(service) =>
            nameFault(t, service.name, othersOf(services, service.id), NAME_MAX) !== undefined || circle(service) !== undefined
          }
          form={(service) => {
            const path = ['services', { id: service.id, at: services.indexOf(service) }];
            const edit = (part: Partial<Service>): void => set(put(services, { ...service, ...part }));
            return (
              <>
                <EntryFields
                  entry={service}
                  path={path}
                  others={othersOf(services, service.id)}
                  change={edit}
                  readOnly={readOnly}
                  faults={faults}
                />
                <SelectField
                  label={t('page.services.criticality')}
                  hint={t('page.services.criticalityHint')}
                  value={service.criticality}
                  choices={LEVELS.map((id) => ({ id, name: t(CRITICALITY[id]) }))}
                  change={(id) => edit({ criticality: LEVELS.find((level) => level === id) ?? service.criticality })}
                  readOnly={readOnly}
                />
                <Chips
                  label={t('page.services.dependsOn')}
                  hint={t('page.services.dependsHint')}
                  none={t('page.services.dependsNone')}
                  add={t('page.services.dependsAdd')}
                  chosen={service.dependsOn}
                  choices={services
                    .filter(({ id }) => id !== service.id)
                    .map(({ id, name }) => ({
                      id,
                      name,
                      off: wouldCircle(services, service.id, id) ? t('page.services.dependsOff') : undefined,
                    }))}
                  change={(dependsOn) => edit({ dependsOn })}
                  readOnly={readOnly}
                  error={circle(service) ?? faultAt(faults, [...path, 'dependsOn'], true)}
                />
              </>
            );
          }}
          warning={(service) => {
            const needed = services.filter(({ dependsOn }) => dependsOn.includes(service.id)).map(({ name }) => name);
            const others = usesText(policy, { list: 'services', id: service.id, except: ({ section }) => section === 'services' });
            if (needed.length === 0 && others.length === 0) return undefined;
            return (
              <>
                {needed.length > 0 && <p>{t('page.services.removing', { name: service.name, names: needed.join(', ') })}</p>}
                <Uses
                  policy={policy}
                  list="services"
                  id={service.id}
                  name={service.name}
                  except={({ section }) => section === 'services'}
                />
              </>
            );
          }}
          reorder={set}
          remove={({ id }) => {
            keep('services');
            set(removeService(services, id));
          }}
          undo={undo}
          opened={added}
          readOnly={readOnly}
          empty={t('page.services.empty')}
        />
        {!readOnly && (
          <AddEntry
            label={t('page.services.add')}
            names={services.map(({ name }) => name)}
            nameMax={NAME_MAX}
            full={services.length >= MAX ? t('page.common.fault.full', { max: MAX }) : undefined}
            add={(name) => {
              const id = entryIdFor(
                name,
                services.map((one) => one.id),
              );
              set([...services, { id, name, help: '', criticality: 'medium', dependsOn: [] }]);
              setAdded(id);
            }}
          />
        )}
      </section>
    </PageBody>
  );
}
