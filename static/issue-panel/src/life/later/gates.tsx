import { unmetIn } from '../../../../../src/domain/lifecycle/entered';
import type { GateState, LifeState } from '../../../../../src/domain/lifecycle/state';
import type { I18n } from '../../../../shared/i18n';
import { counted } from '../../../../shared/plural';
import { useI18n } from '../../../../shared/start';
import { Lozenge } from '../../../../shared/ui/lozenge';
import { FIELD_TEXTS } from './field-names';

/** What a gate still needs, by name: fields, keys of tasks; empty where its own name says it. */
function lacking({ fields = [], tasks = [] }: GateState, { t, locale }: I18n): string {
  const all = [...fields.map((name) => t(FIELD_TEXTS[name])), ...tasks];
  return all.length === 0 ? '' : t('life.gate.lacks', { what: new Intl.ListFormat(locale).format(all) });
}

/** Gates that are not fulfilled, each with what is missing and whether it stops the move. */
export function GateList({ gates }: { gates: readonly GateState[] }) {
  const i18n = useI18n();
  const { t } = i18n;
  return (
    <ul class="life-gates">
      {gates.map((gate) => (
        <li key={gate.id}>
          <Lozenge look={gate.mode === 'block' ? 'removed' : 'moved'}>
            {t(gate.mode === 'block' ? 'life.gate.blocks' : 'life.gate.warns')}
          </Lozenge>{' '}
          {gate.name}
          {lacking(gate, i18n) !== '' && <span class="quiet"> {lacking(gate, i18n)}</span>}
          {gate.help !== undefined && gate.help !== '' && <p class="hint">{gate.help}</p>}
        </li>
      ))}
    </ul>
  );
}

/** What the phases one may go on to still need; going back needs nothing worth telling. */
export function NextNeeds({ life }: { life: LifeState }) {
  const i18n = useI18n();
  const { t } = i18n;
  const order = life.phases.map(({ id }) => id);
  const here = order.indexOf(life.phase ?? '');
  const ahead = life.next.filter(({ id, gates }) => order.indexOf(id) > here && gates.length > 0);
  return (
    <>
      {ahead.map((phase, at) => {
        const unmet = unmetIn(phase);
        if (unmet.length === 0)
          return (
            <p key={phase.id} class="small">
              <span aria-hidden="true">✓ </span>
              {t('life.ready', { phase: phase.name })}
            </p>
          );
        return (
          <details key={phase.id} open={at === 0} class="small">
            <summary>
              {t('life.needs', {
                phase: phase.name,
                missing: counted(i18n, unmet.length, { one: 'life.missingOne', other: 'life.missingOther' }),
              })}
            </summary>
            <GateList gates={unmet} />
          </details>
        );
      })}
    </>
  );
}
