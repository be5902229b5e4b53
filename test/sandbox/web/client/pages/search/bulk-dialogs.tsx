import { useState } from 'preact/hooks';
import { FieldEditor } from '../../fields/editor';
import { useLoad } from '../../load';
import { Failure, FormField } from '../../ui/bits';
import { Dialog } from '../../ui/dialog';
import { Spinner } from '../../ui/spinner';
import { bulkFields, bulkInput, bulkTransitions, type Outcome, runBulk } from './bulk';

interface Props {
  keys: string[];
  onClose: () => void;
  onRun: (work: Promise<Outcome>) => void;
}

/** One field, changed on all chosen issues. */
export function BulkEditDialog({ keys, onClose, onRun }: Props) {
  const fields = useLoad(() => bulkFields(keys), [keys.join()]);
  const [fieldId, setFieldId] = useState('');
  const [value, setValue] = useState<unknown>(null);
  const usable = fields.data?.filter((field) => field.unavailable === undefined) ?? [];
  const chosen = usable.find((field) => field.meta.fieldId === fieldId) ?? usable[0];
  const run = (): void => {
    if (!chosen) return;
    onRun(
      runBulk('fields', {
        selectedIssueIdsOrKeys: keys,
        selectedActions: [chosen.meta.fieldId],
        editedFieldsInput: bulkInput(chosen.meta, value),
        sendBulkNotification: false,
      }),
    );
  };
  return (
    <Dialog title={`Edit ${keys.length} issues`} onClose={onClose}>
      {fields.error && <Failure failure={fields.error} />}
      {!fields.data && !fields.error && <Spinner label="Loading fields" />}
      {fields.data && !chosen && <p class="dialog-note">There is no field you could change on all of these issues.</p>}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          run();
        }}
      >
        {chosen && (
          <>
            <FormField label="Field">
              {(ids) => (
                <select
                  {...ids}
                  value={chosen.meta.fieldId}
                  onChange={(event) => {
                    setFieldId(event.currentTarget.value);
                    setValue(null);
                  }}
                >
                  {usable.map((field) => (
                    <option key={field.meta.fieldId} value={field.meta.fieldId}>
                      {field.meta.name}
                    </option>
                  ))}
                </select>
              )}
            </FormField>
            <FormField key={chosen.meta.fieldId} label={`New ${chosen.meta.name}`}>
              {(ids) => <FieldEditor meta={chosen.meta} ids={ids} value={value} onChange={setValue} issueKey={keys[0]} />}
            </FormField>
          </>
        )}
        <div class="form-actions">
          <button type="button" class="button subtle" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" class="button primary" disabled={!chosen}>
            Change
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** One transition, for those of the chosen issues that can go through it. */
export function BulkTransitionDialog({ keys, onClose, onRun }: Props) {
  const transitions = useLoad(() => bulkTransitions(keys), [keys.join()]);
  const [at, setAt] = useState(0);
  const chosen = transitions.data?.[at];
  const run = (): void => {
    if (!chosen) return;
    onRun(
      runBulk('transition', {
        bulkTransitionInputs: [{ selectedIssueIdsOrKeys: chosen.keys, transitionId: chosen.transitionId }],
        sendBulkNotification: false,
      }),
    );
  };
  return (
    <Dialog title={`Change the status of ${keys.length} issues`} onClose={onClose}>
      {transitions.error && <Failure failure={transitions.error} />}
      {!transitions.data && !transitions.error && <Spinner label="Loading transitions" />}
      {transitions.data?.length === 0 && <p class="dialog-note">There is no transition that these issues share.</p>}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          run();
        }}
      >
        {chosen && (
          <FormField label="Transition" help={`For ${chosen.keys.join(', ')}`}>
            {(ids) => (
              <select {...ids} value={at} onChange={(event) => setAt(Number(event.currentTarget.value))}>
                {transitions.data?.map((transition, index) => (
                  <option key={`${transition.transitionId} ${transition.keys[0]}`} value={index}>
                    {transition.name} → {transition.to} ({transition.keys.length})
                  </option>
                ))}
              </select>
            )}
          </FormField>
        )}
        <div class="form-actions">
          <button type="button" class="button subtle" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" class="button primary" disabled={!chosen}>
            Change
          </button>
        </div>
      </form>
    </Dialog>
  );
}
