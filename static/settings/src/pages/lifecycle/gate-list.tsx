import { useI18n } from '../../../../shared/start';
import type { PageProps } from '../page-props';
import { filterFaulty, scopeWords } from '../parts/for-words';
import { NamedList } from '../parts/named-list';
import { useUndo } from '../parts/use-undo';
import { GateForm } from './gate-form';
import { type Gate, MODES, needWords, phaseName } from './words';

const MAX = 60;

/** What an incident needs before it enters a phase. */
export function GateList(props: PageProps) {
  const { policy, change, readOnly } = props;
  const { lifecycle } = policy;
  const { gates, phases } = lifecycle;
  const i18n = useI18n();
  const { t } = i18n;
  const { keep, undo } = useUndo(props);
  const about = ({ mode, phase, needs, for: asked }: Gate): string =>
    [
      t('page.lifecycle.gateIs', { mode: t(MODES[mode].short), phase: phaseName(i18n, policy, phase), needs: needWords(i18n, needs) }),
      ...(Object.keys(asked).length > 0 ? [scopeWords(i18n, policy, asked)] : []),
    ].join(' · ');
  return (
    <NamedList<Gate>
      entries={gates}
      path="lifecycle/gates"
      label={t('page.lifecycle.gates')}
      add={t('page.lifecycle.addGate')}
      max={MAX}
      about={about}
      faulty={({ phase, needs, for: asked }) =>
        filterFaulty(asked) || !phases.some(({ id }) => id === phase) || (needs.need === 'fields' && needs.fields.length === 0)
      }
      form={(gate, edit) => <GateForm {...props} gate={gate} change={edit} />}
      set={(all) => change('lifecycle', { ...lifecycle, gates: all })}
      keep={() => keep('lifecycle')}
      undo={undo}
      fresh={(id, name) => ({ id, name, help: '', phase: phases.at(-1)?.id ?? '', for: {}, needs: { need: 'assignee' }, mode: 'warn' })}
      readOnly={readOnly}
      empty={t('page.lifecycle.noGates')}
    />
  );
}
