import { useState } from 'preact/hooks';
import { flagDone, flagFailure } from '../../ui/flags';
import { type Outcome, runBulk } from './bulk';
import { BulkEditDialog, BulkTransitionDialog } from './bulk-dialogs';

/** What can be done with the chosen issues, all at once. */
export function BulkBar({ keys, onDone, onClear }: { keys: string[]; onDone: () => void; onClear: () => void }) {
  const [dialog, setDialog] = useState<'fields' | 'transition'>();
  if (keys.length === 0) return null;
  const finish = (work: Promise<Outcome>): void => {
    setDialog(undefined);
    work.then(
      ({ done, failed }) => {
        if (done > 0) flagDone(`${done} ${done === 1 ? 'issue' : 'issues'} changed`);
        for (const [reason, count] of failed) flagFailure(`${count} not changed`, new Error(reason));
        onDone();
      },
      (error: unknown) => flagFailure('Nothing was changed', error),
    );
  };
  return (
    <section class="bulk-bar" aria-label="Chosen issues">
      <strong role="status">{keys.length} chosen</strong>
      <button type="button" class="button" onClick={() => setDialog('fields')}>
        Edit fields
      </button>
      <button type="button" class="button" onClick={() => setDialog('transition')}>
        Change status
      </button>
      <button type="button" class="button" onClick={() => finish(runBulk('watch', { selectedIssueIdsOrKeys: keys }))}>
        Watch
      </button>
      <button type="button" class="button subtle" onClick={onClear}>
        Clear choice
      </button>
      {dialog === 'fields' && <BulkEditDialog keys={keys} onClose={() => setDialog(undefined)} onRun={finish} />}
      {dialog === 'transition' && <BulkTransitionDialog keys={keys} onClose={() => setDialog(undefined)} onRun={finish} />}
    </section>
  );
}
