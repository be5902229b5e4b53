import { useState } from 'preact/hooks';
import { type RestFailure, rest } from '../../api';
import { list } from '../../fields/read';
import { asFailure } from '../../load';
import type { IssueBean } from '../../types';
import { Failure } from '../../ui/bits';
import { Dialog } from '../../ui/dialog';

/** Asks once more before something is deleted at `path`, and says why it could not be. */
function Confirm(props: { title: string; text: string; path: string; onClose: () => void; onDeleted: () => void }) {
  const [failure, setFailure] = useState<RestFailure>();
  const [busy, setBusy] = useState(false);
  const remove = (): void => {
    setBusy(true);
    rest('DELETE', props.path).then(props.onDeleted, (error: unknown) => {
      setBusy(false);
      setFailure(asFailure(error));
    });
  };
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      <p class="dialog-note">{props.text}</p>
      {failure && <Failure failure={failure} />}
      <div class="form-actions">
        <button type="button" class="button subtle" onClick={props.onClose}>
          Cancel
        </button>
        <button type="button" class="button danger" disabled={busy} onClick={remove}>
          Delete
        </button>
      </div>
    </Dialog>
  );
}

/** Asks once more before an issue and its sub-tasks are deleted. */
export function ConfirmDelete({ issue, onClose, onDeleted }: { issue: IssueBean; onClose: () => void; onDeleted: () => void }) {
  const subTasks = list(issue.fields.subtasks).length;
  return (
    <Confirm
      title={`Delete ${issue.key}?`}
      text={`You're about to permanently delete this issue, its comments and ${subTasks === 0 ? 'attachments' : `its ${subTasks} sub-tasks`}.`}
      path={`/rest/api/3/issue/${issue.key}?deleteSubtasks=true`}
      onClose={onClose}
      onDeleted={onDeleted}
    />
  );
}

/** Asks once more before a comment is deleted. */
export function ConfirmDeleteComment(props: { path: string; onClose: () => void; onDeleted: () => void }) {
  return <Confirm title="Delete this comment?" text="Once you delete, it's gone for good." {...props} />;
}
