import type { FieldName } from '../../../../../src/contract/types';
import { useI18n } from '../../../../shared/start';
import type { PageProps } from '../page-props';
import { Chips } from '../parts/chips';
import { EntryFields } from '../parts/entry-fields';
import { faultAt } from '../parts/faults';
import { Fold } from '../parts/fold';
import { scopeWords } from '../parts/for-words';
import { IncidentsForFields } from '../parts/incidents-for';
import { othersOf } from '../parts/names';
import { Radios } from '../parts/radios';
import { SelectField } from '../parts/select-field';
import { TableField } from '../parts/table-field';
import { FIELDS, type Gate, MODES, NEEDS } from './words';

const FIELD_ORDER = [
  'impact',
  'urgency',
  'category',
  'services',
  'affectedUser',
  'channel',
  'closureCode',
  'resolutionKind',
  'vendorReference',
] as const satisfies readonly FieldName[];

const MODE_ORDER = ['off', 'warn', 'block'] as const satisfies readonly Gate['mode'][];

interface GateFormProps extends Pick<PageProps, 'policy' | 'readOnly' | 'faults'> {
  gate: Gate;
  change(gate: Gate): void;
}

/** Before which phase a gate stands, what it asks for, of which incidents, and what it does without. */
export function GateForm({ gate, change, policy, readOnly, faults }: GateFormProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const { gates, phases } = policy.lifecycle;
  const { needs } = gate;
  const path = ['lifecycle', 'gates', { id: gate.id, at: gates.indexOf(gate) }];
  const edit = (part: Partial<Gate>): void => change({ ...gate, ...part });
  return (
    <>
      <EntryFields
        entry={gate}
        path={path}
        others={othersOf(gates, gate.id)}
        change={edit}
        readOnly={readOnly}
        faults={faults}
        helpHint={t('page.lifecycle.gateHelp')}
      />
      <div class="form-pair">
        <SelectField
          label={t('page.lifecycle.before')}
          hint={t('page.lifecycle.beforeHint')}
          value={gate.phase}
          choices={phases}
          gone={t('page.common.goneNamed', { id: gate.phase })}
          change={(phase) => edit({ phase })}
          readOnly={readOnly}
          error={phases.some(({ id }) => id === gate.phase) ? faultAt(faults, [...path, 'phase']) : t('page.lifecycle.fault.phase')}
        />
        <TableField
          label={t('page.lifecycle.needs')}
          texts={NEEDS}
          value={needs.need}
          change={(need) => edit({ needs: need === 'fields' ? { need, fields: ['category'] } : { need } })}
          readOnly={readOnly}
        />
      </div>
      {needs.need === 'fields' && (
        <Chips
          label={t('page.lifecycle.fields')}
          none={t('page.lifecycle.fieldsNone')}
          add={t('page.lifecycle.fieldsAdd')}
          chosen={needs.fields}
          choices={FIELD_ORDER.map((id) => ({ id, name: t(FIELDS[id]) }))}
          change={(ids) => edit({ needs: { need: 'fields', fields: FIELD_ORDER.filter((one) => ids.includes(one)) } })}
          readOnly={readOnly}
          error={needs.fields.length === 0 ? t('page.lifecycle.fault.fields') : faultAt(faults, [...path, 'needs'], true)}
        />
      )}
      <Radios
        label={t('page.lifecycle.mode')}
        value={gate.mode}
        choices={MODE_ORDER.map((id) => ({ id, name: t(MODES[id].name), help: t(MODES[id].help) }))}
        change={(mode) => edit({ mode })}
        readOnly={readOnly}
      />
      <div class="folds">
        <Fold title={t('page.lifecycle.scope')} about={scopeWords(i18n, policy, gate.for)}>
          <IncidentsForFields
            value={gate.for}
            change={(asked) => edit({ for: asked })}
            policy={policy}
            readOnly={readOnly}
            error={faultAt(faults, [...path, 'for'], true)}
          />
        </Fold>
      </div>
    </>
  );
}
