import { useMemo, useState } from 'preact/hooks';
import { openDraft } from '../../../../../shared/draft';

/** A hand-over note so far, and the intent it belongs to: sent again, the same intent makes no second note. */
export interface HandOver {
  intentId: string;
  /** Id of a support group; empty: where the policy leads. */
  group: string;
  tried: string;
  known: string;
  asked: string;
}

const empty = (): HandOver => ({ intentId: crypto.randomUUID(), group: '', tried: '', known: '', asked: '' });

const isHandOver = (value: unknown): value is HandOver =>
  typeof value === 'object' &&
  value !== null &&
  ['intentId', 'group', 'tried', 'known', 'asked'].every((name) => typeof Reflect.get(value, name) === 'string');

/** What is typed of a note. It survives everything but being taken by the server: a lost answer, too, is asked for again with its intent. */
export function useHandOver(
  accountId: string,
  issueId: string,
): { note: HandOver; edit(change: Partial<Omit<HandOver, 'intentId'>>): void; clear(): void } {
  const store = useMemo(() => openDraft(`hand-over.${accountId}.${issueId}`, isHandOver), [accountId, issueId]);
  const [note, setNote] = useState<HandOver>(() => store.read() ?? empty());
  return {
    note,
    edit: (change) => {
      const next = { ...note, ...change };
      setNote(next);
      store.write(next);
    },
    clear: store.clear,
  };
}
