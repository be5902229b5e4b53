import { useId, useState } from 'preact/hooks';
import { LEVEL_NAME_MAX } from '../../../../../src/contract/limits';
import { type Axis, addLevel, removeLevel } from '../../../../../src/domain/policy/edit/levels';
import { useI18n } from '../../../../shared/start';
import type { PageProps } from '../page-props';
import { AddEntry } from '../parts/add-entry';
import { EntryFields } from '../parts/entry-fields';
import { EntryList } from '../parts/entry-list';
import { faultAt } from '../parts/faults';
import { put } from '../parts/list';
import { nameFault, othersOf } from '../parts/names';
import { SectionHead } from '../parts/section-head';
import { useUndo } from '../parts/use-undo';
import { Uses } from '../parts/uses';

const MAX = 10;

interface LevelListProps extends PageProps {
  axis: Axis;
  title: string;
  lead: string;
  add: string;
}

/** The levels of one axis of the matrix. Adding or removing one adds or removes its cells. */
export function LevelList(props: LevelListProps) {
  const { policy, change, readOnly, faults, axis, title, lead, add } = props;
  const { t } = useI18n();
  const id = useId();
  const [added, setAdded] = useState<string>();
  const { keep, undo } = useUndo(props);
  const levels = policy[axis];
  const take = (changed: Pick<typeof policy, Axis | 'matrix'>): void => {
    change(axis, changed[axis]);
    change('matrix', changed.matrix);
  };
  return (
    <section aria-labelledby={id}>
      <SectionHead id={id} title={title}>
        {lead}
      </SectionHead>
      <EntryList
        label={title}
        path={axis}
        entries={levels}
        nameOf={({ name }) => name}
        about={({ help }) => help}
        faulty={(level) =>
          nameFault(t, level.name, othersOf(levels, level.id), LEVEL_NAME_MAX) !== undefined ||
          faultAt(faults, [axis, { id: level.id, at: levels.indexOf(level) }], true) !== undefined
        }
        form={(level) => (
          <EntryFields
            entry={level}
            path={[axis, { id: level.id, at: levels.indexOf(level) }]}
            others={othersOf(levels, level.id)}
            nameMax={LEVEL_NAME_MAX}
            change={(part) => change(axis, put(levels, { ...level, ...part }))}
            readOnly={readOnly}
            faults={faults}
            helpHint={t('page.levels.helpHint')}
          />
        )}
        warning={(level) => (
          <>
            <p>{t('page.levels.removing', { name: level.name })}</p>
            <Uses policy={policy} list={axis} id={level.id} name={level.name} />
          </>
        )}
        reorder={(all) => change(axis, all)}
        remove={(level) => {
          keep(axis, 'matrix');
          take(removeLevel(policy, axis, level.id));
        }}
        undo={undo}
        least={t('page.levels.least')}
        opened={added}
        readOnly={readOnly}
      />
      {!readOnly && (
        <AddEntry
          label={add}
          names={levels.map(({ name }) => name)}
          nameMax={LEVEL_NAME_MAX}
          full={levels.length >= MAX ? t('page.common.fault.full', { max: MAX }) : undefined}
          add={(name) => {
            const made = addLevel(policy, axis, name);
            take(made.policy);
            setAdded(made.id);
          }}
        />
      )}
    </section>
  );
}
