import { useId, useState } from 'preact/hooks';
import { type RestFailure, rest } from '../../api';
import { textToAdf } from '../../fields/adf-text';
import { canEdit } from '../../fields/editor';
import { changedInput, FieldForm } from '../../fields/form';
import { asFailure } from '../../load';
import type { Transition } from '../../types';
import { Failure } from '../../ui/bits';
import { Dialog } from '../../ui/dialog';

/** The screen of a transition: its fields and a comment. */
export function TransitionDialog(props: {
  issueKey: string;
  projectKey: string;
  transition: Transition;
  /** The issue's fields, to begin with. */
  values: Record<string, unknown>;
  onClose: () => void;
  onDone: () => void;
}) {
  const { transition } = props;
  const metas = Object.entries(transition.fields ?? {})
    .map(([fieldId, meta]) => ({ ...meta, fieldId }))
    .filter((meta) => canEdit(meta));
  const begin = Object.fromEntries(metas.map((meta) => [meta.fieldId, props.values[meta.fieldId] ?? meta.defaultValue ?? null]));
  const [values, setValues] = useState<Record<string, unknown>>(begin);
  const [comment, setComment] = useState('');
  const [failure, setFailure] = useState<RestFailure>();
  const [busy, setBusy] = useState(false);
  const id = useId();
  const send = (): void => {
    setBusy(true);
    const fields = changedInput(metas, begin, values);
    rest('POST', `/rest/api/3/issue/${props.issueKey}/transitions`, {
      transition: { id: transition.id },
      ...(Object.keys(fields).length > 0 ? { fields } : {}),
      ...(comment.trim() ? { update: { comment: [{ add: { body: textToAdf(comment) } }] } } : {}),
    }).then(props.onDone, (error: unknown) => {
      setBusy(false);
      setFailure(asFailure(error));
    });
  };
  return (
    <Dialog title={transition.name} onClose={props.onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <FieldForm
          metas={metas}
          values={values}
          onChange={(fieldId, value) => setValues((before) => ({ ...before, [fieldId]: value }))}
          failure={failure}
          issueKey={props.issueKey}
          projectKey={props.projectKey}
        />
        <div class="form-field">
          <label for={id}>Comment</label>
          <textarea id={id} rows={3} value={comment} onInput={(event) => setComment(event.currentTarget.value)} />
        </div>
        {failure && failure.messages.length > 0 && <Failure failure={failure} />}
        <div class="form-actions">
          <button type="button" class="button subtle" onClick={props.onClose}>
            Cancel
          </button>
          <button type="submit" class="button primary" disabled={busy}>
            {transition.name}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
