import { events } from '@forge/bridge';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { AppError, Result } from '../../../src/contract/errors';
import { call } from '../../shared/call';
import { type Expected, hasArrived } from './expected';
import { concerns, readIncident, type SeenIncident } from './read-incident';

/** ms between looks for the property after a look was asked for; then the panel leaves it to the person. */
const WAITS = [400, 800, 1500, 3000, 5000, 8000];

/** After a change, whose look the server has asked for: when nothing has come by then, that look may be lost. */
const WAITS_FOR_CHANGE = WAITS.slice(0, 4);

/**
 * ms after Jira says that the issue changed: what changes none of the fields the panel compares, such as a comment, may still make a clock go
 * on, once the app has looked.
 */
const AFTER_CHANGE = [2_000, 6_000, 15_000];

export interface IncidentView {
  seen?: SeenIncident;
  error?: AppError;
  /** A look has been asked for and its outcome is awaited. */
  looking: boolean;
  /** What the person changed and the look has not confirmed yet. */
  expected?: Expected;
  look(): void;
  /** The server took a change, and asked for a look itself: waits for what comes of it. */
  expect(expected: Expected): void;
  retry(): void;
  /** Reads the property again; runs no function. */
  again(): void;
}

/** One round of waiting for a look's outcome. */
interface Round {
  /** Whether the look still has to be asked for. */
  ask: boolean;
}

/** Reads the incident; when it is missing or stale asks the app for a look and waits for the property to arrive. */
export function useIncident(issueId: string): IncidentView {
  const [seen, setSeen] = useState<SeenIncident>();
  const [error, setError] = useState<AppError>();
  const [round, setRound] = useState<Round>();
  const [looking, setLooking] = useState(false);
  const [expected, setExpected] = useState<Expected>();
  // Read where time has passed since the last drawing.
  const awaited = useRef(expected);
  awaited.current = expected;

  const readAgain = useCallback(async (): Promise<SeenIncident | undefined> => {
    const answer = await readIncident(issueId);
    if (answer.ok) {
      setSeen(answer.value);
      setError(undefined);
      if (hasCome(answer.value, awaited.current)) setExpected(undefined);
      return answer.value;
    }
    setError(answer.error);
    return undefined;
  }, [issueId]);

  const readAndLook = useCallback(async () => {
    const now = await readAgain();
    if (now?.stale) setRound({ ask: true });
  }, [readAgain]);

  useEffect(() => {
    void readAndLook();
    let timers: ReturnType<typeof setTimeout>[] = [];
    const subscribed = events.on('JIRA_ISSUE_CHANGED', (payload: unknown) => {
      if (!concerns(payload, issueId)) return;
      void readAndLook();
      timers.forEach(clearTimeout);
      timers = AFTER_CHANGE.map((wait) => setTimeout(() => void readAgain(), wait));
    });
    // A page that was hidden may have missed something.
    const shown = (): void => {
      if (!document.hidden) void readAndLook();
    };
    document.addEventListener('visibilitychange', shown);
    return () => {
      void subscribed.then((subscription) => subscription.unsubscribe());
      timers.forEach(clearTimeout);
      document.removeEventListener('visibilitychange', shown);
    };
  }, [issueId, readAgain, readAndLook]);

  useEffect(() => {
    if (!round) return;
    let over = false;
    const run = async (): Promise<void> => {
      setLooking(true);
      const refused = round.ask ? await refusalOf(call('requestLook')) : undefined;
      if (refused && !over) setError(refused);
      for (const wait of refused ? [] : round.ask ? WAITS : WAITS_FOR_CHANGE) {
        await new Promise((done) => setTimeout(done, wait));
        if (over) return;
        const now = await readAgain();
        if (over) return;
        if (now && hasCome(now, awaited.current)) return setLooking(false);
      }
      if (over) return;
      // Once more, asked for from here.
      if (!round.ask) setRound({ ask: true });
      else setLooking(false);
    };
    void run();
    return () => {
      over = true;
    };
  }, [round, readAgain]);

  return {
    ...(seen ? { seen } : {}),
    ...(error ? { error } : {}),
    looking,
    ...(expected ? { expected } : {}),
    look: () => setRound({ ask: true }),
    expect: (change) => {
      setExpected(change);
      awaited.current = change;
      setRound({ ask: false });
    },
    retry: () => void readAndLook(),
    again: useCallback(() => void readAgain(), [readAgain]),
  };
}

/** The state is there, fits what Jira says, and shows what the person changed, if anything. */
const hasCome = ({ state, stale }: SeenIncident, expected: Expected | undefined): boolean =>
  state !== undefined && !stale && (!expected || hasArrived(expected, state));

async function refusalOf(asked: Promise<Result<unknown>>): Promise<AppError | undefined> {
  const answer = await asked;
  return answer.ok ? undefined : answer.error;
}
