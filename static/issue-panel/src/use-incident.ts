import { events } from '@forge/bridge';
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { AppError } from '../../../src/contract/errors';
import { call } from '../../shared/call';
import { concerns, readIncident, type SeenIncident } from './read-incident';

/** ms between looks for the property after a look was asked for; then the panel leaves it to the person. */
const WAITS = [400, 800, 1500, 3000, 5000, 8000];

export interface IncidentView {
  seen?: SeenIncident;
  error?: AppError;
  /** A look has been asked for and its outcome is awaited. */
  looking: boolean;
  look(): void;
  retry(): void;
}

/** Reads the incident; when it is missing or stale asks the app for a look and waits for the property to arrive. */
export function useIncident(issueId: string): IncidentView {
  const [seen, setSeen] = useState<SeenIncident>();
  const [error, setError] = useState<AppError>();
  // Each number is one round of looking; 0 is none.
  const [round, setRound] = useState(0);
  const [looking, setLooking] = useState(false);

  const readAgain = useCallback(async (): Promise<SeenIncident | undefined> => {
    const answer = await readIncident(issueId);
    if (answer.ok) {
      setSeen(answer.value);
      setError(undefined);
      return answer.value;
    }
    setError(answer.error);
    return undefined;
  }, [issueId]);

  const readAndLook = useCallback(async () => {
    const now = await readAgain();
    if (now?.stale) setRound((last) => last + 1);
  }, [readAgain]);

  useEffect(() => {
    void readAndLook();
    const subscribed = events.on('JIRA_ISSUE_CHANGED', (payload: unknown) => {
      if (concerns(payload, issueId)) void readAndLook();
    });
    return () => void subscribed.then((subscription) => subscription.unsubscribe());
  }, [issueId, readAndLook]);

  useEffect(() => {
    if (round === 0) return;
    let over = false;
    const run = async (): Promise<void> => {
      setLooking(true);
      const asked = await call('requestLook');
      if (!asked.ok && !over) setError(asked.error);
      for (const wait of asked.ok ? WAITS : []) {
        await new Promise((done) => setTimeout(done, wait));
        if (over) return;
        const now = await readAgain();
        if (now && !now.stale) break;
      }
      if (!over) setLooking(false);
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
    look: () => setRound((last) => last + 1),
    retry: () => void readAndLook(),
  };
}
