import { useState } from 'preact/hooks';
import type { AppError, Result } from '../../../../src/contract/errors';
import type { Expected } from '../expected';

/** What of the editor is being saved. */
export type Part = Expected['kind'];

export interface Saving {
  /** The part on its way to the server. One at a time. */
  busy?: Part;
  /** The part that was refused last, and how. */
  refused?: { part: Part; error: AppError };
  save(expected: Expected, send: () => Promise<Result<unknown>>): void;
}

/** Sends one change at a time. What was typed stays where it is when it is refused. */
export function useSave(onDone: (expected: Expected) => void): Saving {
  const [busy, setBusy] = useState<Part>();
  const [refused, setRefused] = useState<Saving['refused']>();
  const run = async (expected: Expected, send: () => Promise<Result<unknown>>): Promise<void> => {
    setBusy(expected.kind);
    setRefused(undefined);
    const answer = await send();
    setBusy(undefined);
    if (answer.ok) onDone(expected);
    else setRefused({ part: expected.kind, error: answer.error });
  };
  return {
    ...(busy ? { busy } : {}),
    ...(refused ? { refused } : {}),
    save: (expected, send) => {
      if (busy === undefined) void run(expected, send);
    },
  };
}
