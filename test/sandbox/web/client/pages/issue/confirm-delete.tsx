import { useState } from 'preact/hooks';
import { type RestFailure, rest } from '../../api';
import { list } from '../../fields/read';
import { asFailure } from '../../load';
import type { IssueBean } from '../../types';
import { Failure } from '../../ui/bits';
import { Dialog } from '../../ui/dialog';

/** Asks once more before an issue and its sub-tasks are deleted. */
export function ConfirmDelete({ issue, onClose, onDeleted }: { issue: IssueBean; onClose: () => void; onDeleted: () => void }) {
  const [failure, setFailure] = useState<RestFailure>();
  const subTasks = list(issue.fields.subtasks).length;
  const remove = (): void => {
    rest('DELETE', `/rest/api/3/issue/${issue.key}?deleteSubtasks=true`).then(onDeleted, (error: unknown) => setFailure(asFailure(error)));
  };
  return (
    <Dialog title={`Delete ${issue.key}?`} onClose={onClose}>
      <p class="dialog-note">
        You're about to permanently delete this issue, its comments and {subTasks === 0 ? 'attachments' : `its ${subTasks} sub-tasks`}.
      </p>
      {failure && <Failure failure={failure} />}
      <div class="form-actions">
        <button type="button" class="button subtle" onClick={onClose}>
          Cancel
        </button>
        <button type="button" class="button danger" onClick={remove}>
          Delete
        </button>
      </div>
    </Dialog>
  );
}
