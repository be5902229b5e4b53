import { useState } from 'preact/hooks';
import { NAME_MAX } from '../../../../../src/contract/limits';
import type { Policy } from '../../../../../src/contract/types';
import { entryIdFor } from '../../../../../src/domain/policy/edit/entry-id';
import { useI18n } from '../../../../shared/start';
import type { PageProps } from '../page-props';
import { AddEntry } from '../parts/add-entry';
import { EntryFields } from '../parts/entry-fields';
import { EntryList } from '../parts/entry-list';
import { faultAt } from '../parts/faults';
import { filterFaulty, scopeWords } from '../parts/for-words';
import { IncidentsForFields } from '../parts/incidents-for';
import { put, without } from '../parts/list';
import { nameFault, othersOf } from '../parts/names';
import { SelectField } from '../parts/select-field';
import { useUndo } from '../parts/use-undo';

type Rule = Policy['routing']['rules'][number];

const MAX = 300;

/** Rules, tried from the top: the first that fits says to which group an incident goes. */
export function RuleList(props: PageProps) {
  const { policy, change, readOnly, faults } = props;
  const { routing, supportGroups } = policy;
  const { rules } = routing;
  const i18n = useI18n();
  const { t } = i18n;
  const [added, setAdded] = useState<string>();
  const { keep, undo } = useUndo(props);
  const set = (all: Rule[]): void => change('routing', { ...routing, rules: all });
  const groupOf = (id: string) => supportGroups.find((one) => one.id === id);
  return (
    <>
      <EntryList
        label={t('page.routing.rules')}
        path="routing/rules"
        entries={rules}
        nameOf={({ name }) => name}
        about={(rule) =>
          t('page.routing.ruleIs', {
            scope: scopeWords(i18n, policy, rule.for),
            group: groupOf(rule.to)?.name ?? t('page.common.gone'),
          })
        }
        faulty={(rule) =>
          nameFault(t, rule.name, othersOf(rules, rule.id), NAME_MAX) !== undefined || !groupOf(rule.to) || filterFaulty(rule.for)
        }
        form={(rule) => {
          const path = ['routing', 'rules', { id: rule.id, at: rules.indexOf(rule) }];
          const edit = (part: Partial<Rule>): void => set(put(rules, { ...rule, ...part }));
          return (
            <>
              <EntryFields
                entry={rule}
                path={path}
                others={othersOf(rules, rule.id)}
                change={edit}
                readOnly={readOnly}
                faults={faults}
                helpHint={t('page.routing.helpHint')}
              />
              <IncidentsForFields
                value={rule.for}
                change={(asked) => edit({ for: asked })}
                policy={policy}
                readOnly={readOnly}
                error={faultAt(faults, [...path, 'for'], true)}
              />
              <SelectField
                label={t('page.routing.to')}
                hint={t('page.routing.toHint')}
                value={rule.to}
                choices={supportGroups}
                gone={t('page.common.goneNamed', { id: rule.to })}
                change={(to) => edit({ to })}
                readOnly={readOnly}
                error={groupOf(rule.to) ? faultAt(faults, [...path, 'to']) : t('page.routing.fault.group')}
              />
            </>
          );
        }}
        reorder={set}
        remove={({ id }) => {
          keep('routing');
          set(without(rules, id));
        }}
        undo={undo}
        opened={added}
        readOnly={readOnly}
        empty={t('page.routing.empty')}
      />
      {!readOnly && (
        <AddEntry
          label={t('page.routing.add')}
          names={rules.map(({ name }) => name)}
          nameMax={NAME_MAX}
          full={rules.length >= MAX ? t('page.common.fault.full', { max: MAX }) : undefined}
          add={(name) => {
            const id = entryIdFor(
              name,
              rules.map((one) => one.id),
            );
            set([...rules, { id, name, help: '', for: {}, to: routing.fallback }]);
            setAdded(id);
          }}
        />
      )}
    </>
  );
}
