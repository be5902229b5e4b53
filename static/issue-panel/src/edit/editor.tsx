import '../at-once';
import type { CallOutput } from '../../../../src/contract/types';
import type { IncidentState } from '../../../../src/domain/incident/state';
import type { Expected } from '../expected';
import { LevelsForm } from './levels-form';
import { OverrideForm } from './override-form';
import { useSave } from './use-save';

export interface EditorProps {
  form: CallOutput<'readPanelForm'>;
  state: IncidentState;
  /** The server took a change. */
  onDone(expected: Expected): void;
  onCancel(): void;
}

/** Everything somebody may change of an incident's priority. Loaded when they ask for it. */
export function Editor({ form: { form, may }, state, onDone, onCancel }: EditorProps) {
  const saving = useSave(onDone);
  return (
    <div class="stack edit">
      <LevelsForm form={form} state={state} saving={saving} onCancel={onCancel} />
      {may.overridePriority && <OverrideForm form={form} state={state} saving={saving} />}
    </div>
  );
}
