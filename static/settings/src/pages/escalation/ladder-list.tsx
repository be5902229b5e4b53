import { useState } from 'preact/hooks';
import { NAME_MAX } from '../../../../../src/contract/limits';
import type { Ladder } from '../../../../../src/contract/types';
import { entryIdFor } from '../../../../../src/domain/policy/edit/entry-id';
import { useI18n } from '../../../../shared/start';
import { useSiteNames } from '../conditions/site';
import type { PageProps } from '../page-props';
import { AddEntry } from '../parts/add-entry';
import { EntryList } from '../parts/entry-list';
import { put, without } from '../parts/list';
import { nameFault, othersOf } from '../parts/names';
import { useUndo } from '../parts/use-undo';
import { freshAction } from './action-form';
import { ladderFaulty } from './faulty';
import { LadderForm } from './ladder-form';
import { ladderWords } from './words';

const MAX = 100;

/** Ladders, each in words. */
export function LadderList(props: PageProps) {
  const { policy, change, readOnly } = props;
  const { escalation } = policy;
  const { ladders } = escalation;
  const i18n = useI18n();
  const { t } = i18n;
  const site = useSiteNames();
  const [added, setAdded] = useState<string>();
  const { keep, undo } = useUndo(props);
  const set = (all: Ladder[]): void => change('escalation', { ...escalation, ladders: all });
  return (
    <>
      <EntryList
        label={t('page.escalation.list')}
        path="escalation/ladders"
        entries={ladders}
        nameOf={({ name }) => name}
        about={(ladder) => ladderWords(i18n, policy, ladder)}
        faulty={(ladder) => nameFault(t, ladder.name, othersOf(ladders, ladder.id), NAME_MAX) !== undefined || ladderFaulty(ladder, policy)}
        form={(ladder) => <LadderForm {...props} ladder={ladder} site={site} change={(changed) => set(put(ladders, changed))} />}
        warning={({ name, active }) => (active ? <p>{t('page.escalation.removing', { name })}</p> : undefined)}
        reorder={set}
        remove={({ id }) => {
          keep('escalation');
          set(without(ladders, id));
        }}
        undo={undo}
        opened={added}
        readOnly={readOnly}
        empty={t('page.escalation.empty')}
      />
      {!readOnly && (
        <AddEntry
          label={t('page.escalation.add')}
          names={ladders.map(({ name }) => name)}
          nameMax={NAME_MAX}
          full={ladders.length >= MAX ? t('page.common.fault.full', { max: MAX }) : undefined}
          add={(name) => {
            const id = entryIdFor(
              name,
              ladders.map((one) => one.id),
            );
            const level = {
              id: 'level',
              kind: 'hierarchical',
              afterMs: 0,
              unlessAcknowledged: true,
              do: [freshAction('notify', policy)],
            } as const;
            set([
              ...ladders,
              { id, name, help: '', active: true, for: {}, trigger: { on: 'hand' }, levels: [{ ...level, do: [...level.do] }] },
            ]);
            setAdded(id);
          }}
        />
      )}
    </>
  );
}
