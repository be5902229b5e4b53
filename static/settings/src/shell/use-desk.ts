import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { AppError, Result } from '../../../../src/contract/errors';
import type { CallOutput, Draft, Policy } from '../../../../src/contract/types';
import { call } from '../../../shared/call';
import { openDraft } from '../../../shared/draft';
import { useSurroundings } from '../../../shared/start';
import { DraftKeeper, type Keeping } from './draft-keeper';
import { keptFor } from './kept';

export type PolicyDesk = CallOutput<'readPolicyDesk'>;

/** The policy in force, the draft, and what may be done with them. */
export interface Desk {
  /** Undefined until it is read, and while it cannot be. */
  value?: PolicyDesk;
  error?: AppError;
  /** The draft as far as this screen knows it. */
  keeping?: Keeping;
  /** The draft with what is not saved yet on top; without one the policy in force. */
  document?: Policy;
  change<S extends keyof Policy>(section: S, value: Policy[S]): void;
  /** Saves now what is to be saved; whether everything is. */
  settle(): Promise<boolean>;
  /** The draft as it is at this moment, after what was saved since the screen was last drawn. */
  draftNow(): Draft | null;
  /** Reads everything anew. */
  reload(): Promise<void>;
  /** Edits the draft from now on, whoever did; what was typed goes on top when `mine`. */
  takeOver(mine: boolean): Promise<AppError | undefined>;
  /** Puts the draft's changes on top of the version in force. */
  rebase(): Promise<AppError | undefined>;
  discard(): Promise<AppError | undefined>;
  /** Drops what was typed and not saved. */
  dropTyped(): Promise<void>;
  /** A draft the server answered to another call: an import, an old version taken up. */
  adopt(draft: Draft): void;
}

const calls = {
  startDraft: (input: { from?: number | undefined }) => call('startDraft', input),
  saveDraft: (input: { etag: number; section: string; value: unknown }) => call('saveDraft', input),
};

/** Reads the desk when the screen is opened, and again when somebody comes back to it. */
export function useDesk(): Desk {
  const { accountId } = useSurroundings();
  const [value, setValue] = useState<PolicyDesk>();
  const [error, setError] = useState<AppError>();
  const [keeping, setKeeping] = useState<Keeping>();
  const keeper = useRef<DraftKeeper>(undefined);

  const hear = (found: PolicyDesk): void => {
    const schema = found.current.document.schema;
    setValue(found);
    if (keeper.current) {
      // What is being typed is not disturbed: whether it still fits is said when it is saved.
      const { unsaved } = keeper.current.state;
      if (Object.keys(unsaved).length === 0) keeper.current.take(found.draft, false);
      return;
    }
    const kept = openDraft(`policy.${accountId}`, keptFor(schema));
    keeper.current = new DraftKeeper(calls, kept, schema, found.draft, setKeeping);
    setKeeping(keeper.current.state);
  };

  const reload = async (): Promise<void> => {
    const answer = await call('readPolicyDesk');
    if (answer.ok) {
      setError(undefined);
      hear(answer.value);
      return;
    }
    setError(answer.error);
    if (answer.error.code !== 'NOT_SET_UP') return;
    // Everything was deleted: what was read before is no longer there to be edited.
    keeper.current?.stop();
    keeper.current = undefined;
    setValue(undefined);
    setKeeping(undefined);
  };

  useEffect(() => {
    void reload();
    const back = (): void => {
      if (document.visibilityState === 'visible') void reload();
    };
    document.addEventListener('visibilitychange', back);
    return () => {
      document.removeEventListener('visibilitychange', back);
      keeper.current?.stop();
    };
  }, []);

  const taken = (answer: Result<{ draft: Draft }>, mine: boolean): AppError | undefined => {
    if (!answer.ok) return answer.error;
    keeper.current?.take(answer.value.draft, mine);
    return undefined;
  };
  const etag = (): number => keeper.current?.state.draft?.etag ?? 0;

  const whole = useMemo((): Policy | undefined => {
    if (!value || !keeping) return undefined;
    return { ...(keeping.draft?.document ?? value.current.document), ...keeping.unsaved };
  }, [value, keeping]);

  return {
    ...(value ? { value } : {}),
    ...(error ? { error } : {}),
    ...(keeping ? { keeping } : {}),
    ...(whole ? { document: whole } : {}),
    change: (section, to) => keeper.current?.change(section, to),
    settle: async () => (await keeper.current?.settle()) ?? true,
    draftNow: () => keeper.current?.state.draft ?? null,
    reload,
    takeOver: async (mine) => {
      const fresh = await call('readPolicyDesk');
      if (!fresh.ok) return fresh.error;
      setValue(fresh.value);
      const { draft, self } = fresh.value;
      if (!draft) {
        keeper.current?.take(null, mine);
        return undefined;
      }
      if (draft.editor === self) return taken({ ok: true, value: { draft } }, mine);
      return taken(await call('takeOverDraft', { etag: draft.etag }), mine);
    },
    rebase: async () => taken(await call('rebaseDraft', { etag: etag() }), true),
    discard: async () => {
      const answer = await call('discardDraft', { etag: etag() });
      if (!answer.ok) return answer.error;
      keeper.current?.take(null, false);
      await reload();
      return undefined;
    },
    dropTyped: async () => {
      keeper.current?.take(keeper.current.state.draft, false);
      await reload();
    },
    adopt: (draft) => keeper.current?.take(draft, false),
  };
}
