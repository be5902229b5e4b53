import { useRef, useState } from 'preact/hooks';
import type { AppError } from '../../../../../src/contract/errors';
import type { LifeForm } from '../../../../../src/contract/types';
import { call } from '../../../../shared/call';

const load = () => import('./forms/forms');
type Forms = Awaited<ReturnType<typeof load>>;

/** What there is to fill in, and what this person may do. */
export interface Opened {
  forms: Forms;
  form: LifeForm;
}

export interface LifeFormView {
  opened?: Opened;
  opening: boolean;
  error?: AppError;
  /** Loads code and answers once; with them there already it is done at once. */
  open(): Promise<void>;
}

/** The forms' code and what the server says of them, fetched when somebody wants to do something; one call for all of them. */
export function useLifeForm(): LifeFormView {
  const [opened, setOpened] = useState<Opened>();
  const [opening, setOpening] = useState(false);
  const [error, setError] = useState<AppError>();
  const busy = useRef(false);
  const open = async (): Promise<void> => {
    if (opened || busy.current) return;
    busy.current = true;
    setOpening(true);
    setError(undefined);
    const [forms, answer] = await Promise.all([load().catch(() => undefined), call('readLifeForm')]);
    busy.current = false;
    setOpening(false);
    if (forms && answer.ok) setOpened({ forms, form: answer.value });
    else setError(answer.ok ? { code: 'TRY_LATER', message: 'the forms cannot be loaded' } : answer.error);
  };
  return { ...(opened ? { opened } : {}), opening, ...(error ? { error } : {}), open };
}
