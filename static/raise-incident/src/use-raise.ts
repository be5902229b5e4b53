import { useEffect, useMemo, useState } from 'preact/hooks';
import type { AppError } from '../../../src/contract/errors';
import type { RaisedIncident, RaiseTarget } from '../../../src/contract/types';
import { call } from '../../shared/call';
import { useSurroundings } from '../../shared/start';
import { newIntent, openRaiseDraft, type RaiseDraft } from './draft';
import { readPrefill } from './prefill';

export interface RaiseForm {
  /** Undefined until the issue has been read. */
  draft?: RaiseDraft;
  /** The draft is one that was left earlier. */
  kept: boolean;
  target?: RaiseTarget;
  error?: AppError;
  /** An incident cannot be made at all before this is mended. */
  blocked: boolean;
  creating: boolean;
  raised?: RaisedIncident;
  edit(change: Partial<RaiseDraft>): void;
  startOver(): void;
  create(): void;
  reload(): void;
}

/** What happens in the modal. What is typed survives everything but being created or thrown away. */
export function useRaise(): RaiseForm {
  const { issue, accountId } = useSurroundings();
  const store = useMemo(() => openRaiseDraft(accountId, issue?.id), [accountId, issue?.id]);
  const left = useMemo(() => store.read(), [store]);
  const [draft, setDraft] = useState<RaiseDraft | undefined>(left);
  const [kept, setKept] = useState(left !== undefined);
  const [target, setTarget] = useState<RaiseTarget>();
  const [error, setError] = useState<AppError>();
  const [blocked, setBlocked] = useState(false);
  const [creating, setCreating] = useState(false);
  const [raised, setRaised] = useState<RaisedIncident>();
  const [loads, setLoads] = useState(0);

  const prefill = async (): Promise<void> => {
    const empty: RaiseDraft = { intentId: newIntent(), summary: '', description: '' };
    const read = issue ? await readPrefill(issue.id) : undefined;
    setDraft((typed) => typed ?? { ...empty, ...(read?.ok ? read.value : {}) });
    // A form that could not be prefilled is still a form.
    if (read && !read.ok) setError(read.error);
  };

  useEffect(() => {
    setError(undefined);
    if (!draft) void prefill();
    void call('readRaiseTarget').then((answer) => {
      setBlocked(!answer.ok);
      if (answer.ok) setTarget(answer.value);
      else setError(answer.error);
    });
  }, [loads]);

  const create = async (sent: RaiseDraft): Promise<void> => {
    setCreating(true);
    setError(undefined);
    const answer = await call('raiseIncident', sent);
    setCreating(false);
    if (!answer.ok) return setError(answer.error);
    store.clear();
    setRaised(answer.value);
  };

  return {
    ...(draft ? { draft } : {}),
    kept,
    ...(target ? { target } : {}),
    ...(error ? { error } : {}),
    blocked,
    creating,
    ...(raised ? { raised } : {}),
    edit: (change) => {
      if (!draft) return;
      const edited = { ...draft, ...change };
      setDraft(edited);
      store.write(edited);
    },
    startOver: () => {
      store.clear();
      setKept(false);
      setRaised(undefined);
      setDraft(undefined);
      void prefill();
    },
    create: () => {
      if (draft && !creating && !blocked) void create(draft);
    },
    reload: () => setLoads((count) => count + 1),
  };
}
