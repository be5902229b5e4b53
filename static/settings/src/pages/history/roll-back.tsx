import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { AppError } from '../../../../../src/contract/errors';
import type { CallOutput } from '../../../../../src/contract/types';
import { diffPolicies } from '../../../../../src/domain/policy/diff';
import { call } from '../../../../shared/call';
import { useI18n } from '../../../../shared/start';
import { Button } from '../../../../shared/ui/button';
import { ErrorMessage } from '../../../../shared/ui/message';
import { CHOOSE_NEW, type Chosen, toApplies } from '../../publishing/applies';
import { AppliesField } from '../../publishing/applies-field';
import { Effect } from '../../publishing/effect';
import { NoteField } from '../../publishing/note-field';
import { useShell } from '../../shell/desk-context';
import { Changes } from '../../words/changes';
import { useVersion } from './use-version';

export type Publication = CallOutput<'rollBack'>;

interface RollBackProps {
  version: number;
  cancel(): void;
  onDone(outcome: Publication): Promise<void>;
}

/** Publishes an old version anew, under a new number; what that changes is shown before. */
export function RollBack({ version, cancel, onDone }: RollBackProps) {
  const { t } = useI18n();
  const { desk } = useShell();
  const [note, setNote] = useState(t('page.history.backNote', { version }));
  const [chosen, setChosen] = useState<Chosen>(CHOOSE_NEW);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError>();
  const heading = useRef<HTMLHeadingElement>(null);
  const old = useVersion(String(version));
  const current = desk.value?.current;
  const changes = useMemo(
    () => (current && old.document ? diffPolicies(current.document, old.document) : undefined),
    [current, old.document],
  );
  const applies = toApplies(chosen);
  useEffect(() => heading.current?.focus(), []);
  const publish = async (): Promise<void> => {
    if (busy || !applies) return;
    setBusy(true);
    setError(undefined);
    const answer = await call('rollBack', { version, after: current?.version ?? version, note, applies });
    setBusy(false);
    if (answer.ok) await onDone(answer.value);
    else setError(answer.error);
  };
  return (
    <form
      class="card stack"
      aria-labelledby="roll-back"
      onSubmit={(event) => {
        event.preventDefault();
        void publish();
      }}
    >
      <h2 id="roll-back" ref={heading} tabIndex={-1}>
        {t('page.history.backTo', { version })}
      </h2>
      <p>{t('page.history.backMeans', { version, next: (current?.version ?? 0) + 1 })}</p>
      {old.error && <ErrorMessage error={old.error} />}
      {changes && <Changes changes={changes} />}
      <AppliesField chosen={chosen} choose={setChosen} />
      <Effect applies={applies} version={version} />
      <NoteField note={note} change={setNote} />
      {error && <ErrorMessage error={error} />}
      <div class="row">
        <Button type="submit" look="primary" aria-disabled={busy || !applies}>
          {t(busy ? 'page.publish.busy' : 'page.history.backYes')}
        </Button>
        <Button onClick={cancel}>{t('common.cancel')}</Button>
      </div>
    </form>
  );
}
