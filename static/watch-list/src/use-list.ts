import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { AppError } from '../../../src/contract/errors';
import { type ReadList, readList } from './read-list';

/** ms after which the list is read again while it is looked at. */
const FRESH = 60_000;

export interface ListView {
  list?: ReadList;
  /** When the list was read, ms since 1970. */
  readAt?: number;
  /** Why it could not be read again; then the list is the one of before. */
  error?: AppError;
  reading: boolean;
  /** When it was last read because somebody asked for it, ms since 1970. */
  askedAt?: number;
  refresh(): void;
}

/** The open incidents of a project, read again each minute. @param now ms since 1970; it stands still while the page is hidden. */
export function useList(projectId: string, now: number): ListView {
  const [shown, setShown] = useState<{ list: ReadList; readAt: number }>();
  const [error, setError] = useState<AppError>();
  const [reading, setReading] = useState(false);
  const [askedAt, setAskedAt] = useState<number>();
  const busy = useRef(false);
  const tried = useRef(Number.NEGATIVE_INFINITY);

  const readAgain = useCallback(
    async (byHand: boolean) => {
      if (busy.current) return;
      busy.current = true;
      setReading(true);
      // What changes while it is read may be missing: the list is as old as the question.
      const at = Date.now();
      tried.current = at;
      const answer = await readList(projectId);
      busy.current = false;
      setReading(false);
      if (answer.ok) {
        setShown({ list: answer.value, readAt: at });
        if (byHand) setAskedAt(at);
      }
      setError(answer.ok ? undefined : answer.error);
    },
    [projectId],
  );

  useEffect(() => {
    if (!document.hidden && now - tried.current >= FRESH) void readAgain(false);
  }, [now, readAgain]);

  return {
    ...shown,
    ...(error ? { error } : {}),
    reading,
    ...(askedAt === undefined ? {} : { askedAt }),
    refresh: () => void readAgain(true),
  };
}
