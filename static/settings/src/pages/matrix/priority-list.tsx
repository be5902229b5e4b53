import { useId, useState } from 'preact/hooks';
import { NAME_MAX } from '../../../../../src/contract/limits';
import { entryIdFor } from '../../../../../src/domain/policy/edit/entry-id';
import { heirOf, removePriority } from '../../../../../src/domain/policy/edit/levels';
import { useI18n } from '../../../../shared/start';
import type { PageProps } from '../page-props';
import { AddEntry } from '../parts/add-entry';
import { EntryList } from '../parts/entry-list';
import { faultAt } from '../parts/faults';
import { put } from '../parts/list';
import { nameFault, othersOf } from '../parts/names';
import { SectionHead } from '../parts/section-head';
import { SelectField } from '../parts/select-field';
import { TextField } from '../parts/text-field';
import { useUndo } from '../parts/use-undo';
import { Uses } from '../parts/uses';

const MAX = 10;

/** The policy's priorities, each one of the site's own. */
export function PriorityList(props: PageProps) {
  const { policy, change, readOnly, faults, site } = props;
  const { priorities } = policy;
  const { t } = useI18n();
  const id = useId();
  const [added, setAdded] = useState<string>();
  const { keep, undo } = useUndo(props);
  const jiraName = (jiraId: string): string | undefined => site.priorities.find((one) => one.id === jiraId)?.name;
  const spare = site.priorities.find((one) => !priorities.some(({ jiraPriorityId }) => jiraPriorityId === one.id)) ?? site.priorities[0];
  const mapFault = (jiraId: string): string | undefined => (jiraName(jiraId) === undefined ? t('page.matrix.fault.jira') : undefined);

  return (
    <section aria-labelledby={id}>
      <SectionHead id={id} title={t('page.matrix.priorities')}>
        {t('page.matrix.prioritiesHint')}
      </SectionHead>
      <EntryList
        label={t('page.matrix.priorities')}
        path="priorities"
        entries={priorities}
        nameOf={({ name }) => name}
        about={({ jiraPriorityId }) => t('page.matrix.inJira', { name: jiraName(jiraPriorityId) ?? t('page.common.gone') })}
        faulty={(one) =>
          nameFault(t, one.name, othersOf(priorities, one.id), NAME_MAX) !== undefined || mapFault(one.jiraPriorityId) !== undefined
        }
        form={(priority) => {
          const path = ['priorities', { id: priority.id, at: priorities.indexOf(priority) }];
          return (
            <div class="form-pair">
              <TextField
                label={t('page.common.name')}
                required
                value={priority.name}
                change={(name) => change('priorities', put(priorities, { ...priority, name }))}
                readOnly={readOnly}
                error={nameFault(t, priority.name, othersOf(priorities, priority.id), NAME_MAX) ?? faultAt(faults, [...path, 'name'])}
              />
              <SelectField
                label={t('page.matrix.jiraPriority')}
                hint={t('page.matrix.jiraHint')}
                gone={t('page.common.gone')}
                value={priority.jiraPriorityId}
                choices={site.priorities}
                change={(jiraPriorityId) => change('priorities', put(priorities, { ...priority, jiraPriorityId }))}
                readOnly={readOnly}
                error={mapFault(priority.jiraPriorityId) ?? faultAt(faults, [...path, 'jiraPriorityId'])}
              />
            </div>
          );
        }}
        warning={(priority) => (
          <>
            <p>{t('page.matrix.removing', { name: priority.name, heir: heirOf(priorities, priority.id)?.name ?? '' })}</p>
            <Uses policy={policy} list="priorities" id={priority.id} name={priority.name} except={({ section }) => section === 'matrix'} />
          </>
        )}
        reorder={(all) => change('priorities', all)}
        remove={({ id: gone }) => {
          keep('priorities', 'matrix');
          const changed = removePriority(policy, gone);
          change('priorities', changed.priorities);
          change('matrix', changed.matrix);
        }}
        undo={undo}
        least={t('page.matrix.least')}
        opened={added}
        readOnly={readOnly}
      />
      {!readOnly && (
        <AddEntry
          label={t('page.matrix.add')}
          names={priorities.map(({ name }) => name)}
          nameMax={NAME_MAX}
          full={
            priorities.length >= MAX
              ? t('page.common.fault.full', { max: MAX })
              : spare === undefined
                ? t('page.matrix.fault.none')
                : undefined
          }
          add={(name) => {
            const made = entryIdFor(
              name,
              priorities.map((one) => one.id),
            );
            const like = site.priorities.find((one) => one.name.toLowerCase() === name.toLowerCase()) ?? spare;
            if (!like) return;
            change('priorities', [...priorities, { id: made, name, jiraPriorityId: like.id }]);
            setAdded(made);
          }}
        />
      )}
    </section>
  );
}
