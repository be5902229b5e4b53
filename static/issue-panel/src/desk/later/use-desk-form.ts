import { useRef, useState } from 'preact/hooks';
import type { AppError } from '../../../../../src/contract/errors';
import type { DeskForm } from '../../../../../src/contract/types';
import { call } from '../../../../shared/call';
import type { LaterTexts } from '../../../../shared/i18n';
import { loadLater } from '../../../../shared/later';
import { useI18n } from '../../../../shared/start';

const load = () => import('./forms/forms');
type Forms = Awaited<ReturnType<typeof load>>;

const TEXTS: LaterTexts = { 'en-US': () => import('messages:desk-forms/en-US'), 'fr-FR': () => import('messages:desk-forms/fr-FR') };

/** What there is to fill in, and what this person may do. */
export interface Opened {
  forms: Forms;
  form: DeskForm;
}

export interface DeskFormView {
  opened?: Opened;
  opening: boolean;
  error?: AppError;
  /** Loads code and answers once; with them there already it is done at once. False: it could not be loaded, see `error`. */
  open(): Promise<boolean>;
}

/** The forms' code and what the server says of them, fetched when somebody wants to do something; one call for all of them. */
export function useDeskForm(): DeskFormView {
  const i18n = useI18n();
  const [opened, setOpened] = useState<Opened>();
  const [opening, setOpening] = useState(false);
  const [error, setError] = useState<AppError>();
  const busy = useRef(false);
  const open = async (): Promise<boolean> => {
    if (opened) return true;
    if (busy.current) return false;
    busy.current = true;
    setOpening(true);
    setError(undefined);
    const [forms, answer] = await Promise.all([loadLater(i18n, load(), TEXTS, undefined), call('readDeskForm')]);
    busy.current = false;
    setOpening(false);
    if (forms && answer.ok) {
      setOpened({ forms, form: answer.value });
      return true;
    }
    setError(answer.ok ? { code: 'TRY_LATER', message: 'the forms cannot be loaded' } : answer.error);
    return false;
  };
  return { ...(opened ? { opened } : {}), opening, ...(error ? { error } : {}), open };
}
