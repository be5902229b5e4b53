import { useState } from 'preact/hooks';
import type { AppError, Result } from '../../../../../src/contract/errors';
import type { Expected } from '../../expected';
import type { IncidentView } from '../../use-incident';

/** Something one press does. */
export interface Deed {
  /** What it will be like, in words, shown while it is on its way. */
  doing: string;
  ask(): Promise<Result<unknown>>;
  /** What the app's next look shows of it. */
  expected: Expected;
}

export interface Acts {
  /** One at a time: what it will be like once it is done. */
  doing?: string;
  /** The last one was taken: what the app makes of it is awaited, or was shown. */
  said?: string;
  /** The last one was refused: nothing was changed. */
  refused?: { error: AppError; again(): void };
  run(deed: Deed): void;
  /** A form was taken. @param words what it is like now. */
  taken(words: string, expected: Expected): void;
  /** Something else is begun: what was said is over. */
  clear(): void;
}

/** Acts without anything to fill in: said to be so at once, and taken back in words when they are refused. */
export function useActs(view: Pick<IncidentView, 'expect'>): Acts {
  const [doing, setDoing] = useState<string>();
  const [said, setSaid] = useState<string>();
  const [refused, setRefused] = useState<Acts['refused']>();
  const clear = (): void => {
    setSaid(undefined);
    setRefused(undefined);
  };
  const taken = (words: string, expected: Expected): void => {
    clear();
    setSaid(words);
    view.expect(expected);
  };
  const run = async (deed: Deed): Promise<void> => {
    clear();
    setDoing(deed.doing);
    const answer = await deed.ask();
    setDoing(undefined);
    if (answer.ok) taken(deed.doing, deed.expected);
    else setRefused({ error: answer.error, again: () => void run(deed) });
  };
  return {
    ...(doing === undefined ? {} : { doing }),
    ...(said === undefined ? {} : { said }),
    ...(refused ? { refused } : {}),
    run: (deed) => {
      if (doing === undefined) void run(deed);
    },
    taken,
    clear,
  };
}
