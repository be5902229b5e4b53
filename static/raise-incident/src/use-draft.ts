import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { AppError } from '../../../src/contract/errors';
import { useSurroundings } from '../../shared/start';
import { emptyDraft, openRaiseDraft, type RaiseDraft } from './draft';
import { readPrefill } from './prefill';

export interface DraftView {
  draft: RaiseDraft;
  /** The issue it is raised from is being read. */
  prefilling: boolean;
  /** The issue could not be read; a form that could not be prefilled is still a form. */
  prefillError?: AppError;
  /** The draft was left earlier, or was sent earlier without a clear answer. */
  kept: 'typed' | 'sent' | undefined;
  /** Another window made the incident of this draft. */
  madeElsewhere: boolean;
  /** The browser keeps nothing: what is typed is lost when the window is closed. */
  unkept: boolean;
  /** Brings back what was thrown away. */
  undo?: () => void;
  edit(change: Partial<RaiseDraft>): void;
  /** Replaces choices without counting as somebody's typing. */
  replace(draft: RaiseDraft): void;
  mark(sent: boolean): void;
  startOver(): void;
  finish(): void;
}

/** What is typed in the modal. It survives everything but being created or thrown away, and is the same in every window. */
export function useDraft(): DraftView {
  const { issue, accountId } = useSurroundings();
  const store = useMemo(() => openRaiseDraft(accountId, issue?.id), [accountId, issue?.id]);
  const left = useMemo(() => {
    const found = store.read();
    return found && !found.made ? found : undefined;
  }, [store]);
  const [draft, setDraft] = useState<RaiseDraft>(() => left ?? emptyDraft());
  const [kept, setKept] = useState<DraftView['kept']>(left && (left.sent ? 'sent' : 'typed'));
  const [madeElsewhere, setMadeElsewhere] = useState(false);
  const [thrownAway, setThrownAway] = useState<RaiseDraft>();
  const [prefilling, setPrefilling] = useState(issue !== undefined && !left);
  const [prefillError, setPrefillError] = useState<AppError>();
  // The draft as it is now, for what answers later than the next key press.
  const now = useRef(draft);

  const put = (next: RaiseDraft): void => {
    now.current = next;
    setDraft(next);
  };
  const keep = (next: RaiseDraft): void => {
    put(next);
    if (!madeElsewhere) store.write(next);
  };

  const prefill = async (): Promise<void> => {
    if (!issue) return;
    const { intentId } = now.current;
    setPrefilling(true);
    setPrefillError(undefined);
    const read = await readPrefill(issue.id);
    setPrefilling(false);
    if (!read.ok) return setPrefillError(read.error);
    // Meanwhile somebody may have typed, or begun another one.
    const { current } = now;
    if (current.intentId !== intentId) return;
    put({ ...current, summary: current.summary || read.value.summary, description: current.description || read.value.description });
  };

  useEffect(() => {
    if (!left) void prefill();
    return store.watch((theirs) => {
      if (!theirs.made) return put(theirs);
      if (theirs.intentId === now.current.intentId) setMadeElsewhere(true);
    });
  }, [store]);

  return {
    draft,
    prefilling,
    ...(prefillError ? { prefillError } : {}),
    kept,
    madeElsewhere,
    unkept: !store.keeps,
    ...(thrownAway
      ? {
          undo: () => {
            keep(thrownAway);
            setThrownAway(undefined);
          },
        }
      : {}),
    edit: (change) => {
      setThrownAway(undefined);
      keep({ ...now.current, ...change, touched: true });
    },
    replace: put,
    mark: (sent) => keep({ ...now.current, sent }),
    startOver: () => {
      setThrownAway(now.current.touched && !madeElsewhere ? now.current : undefined);
      store.clear();
      setKept(undefined);
      setMadeElsewhere(false);
      put(emptyDraft());
      void prefill();
    },
    finish: () => {
      store.write({ ...now.current, made: true });
      store.clear();
    },
  };
}
