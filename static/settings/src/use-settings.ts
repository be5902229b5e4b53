import { useEffect, useMemo, useState } from 'preact/hooks';
import type { AppError } from '../../../src/contract/errors';
import type { Preflight, Settings } from '../../../src/contract/types';
import { call } from '../../shared/call';
import { openDraft } from '../../shared/draft';
import { useSurroundings } from '../../shared/start';
import { type Choice, choiceOf, isChoice, NOTHING, sameChoice, settingsOf } from './choice';
import { type ProjectChoice, readProjects, readTypes, type TypeChoice } from './read-projects';

export interface SettingsForm {
  /** False until the settings and projects have been read. */
  ready: boolean;
  settings: Settings | null;
  preflight: Preflight | null;
  projects: ProjectChoice[];
  types: TypeChoice[];
  choice: Choice;
  /** Something is chosen that has not been saved. */
  changed: boolean;
  saved: boolean;
  busy?: 'saving' | 'checking';
  error?: AppError;
  choose(choice: Choice): void;
  discard(): void;
  save(): void;
  check(): void;
  reload(): void;
}

/** What happens on the settings page. What is chosen and not saved is still there when the page is opened again. */
export function useSettings(): SettingsForm {
  const { accountId } = useSurroundings();
  const draft = useMemo(() => openDraft(`settings.${accountId}`, isChoice), [accountId]);
  const [ready, setReady] = useState(false);
  const [settings, setSettings] = useState<Settings | null>(null);
  const [preflight, setPreflight] = useState<Preflight | null>(null);
  const [projects, setProjects] = useState<ProjectChoice[]>([]);
  const [types, setTypes] = useState<TypeChoice[]>([]);
  const [choice, setChoice] = useState<Choice>(NOTHING);
  const [saved, setSaved] = useState(false);
  const [busy, setBusy] = useState<'saving' | 'checking'>();
  const [error, setError] = useState<AppError>();
  const [loads, setLoads] = useState(0);

  useEffect(() => {
    setError(undefined);
    void Promise.all([call('readSettings'), readProjects()]).then(([stored, seen]) => {
      if (!stored.ok) return setError(stored.error);
      if (!seen.ok) return setError(seen.error);
      setSettings(stored.value.settings);
      setPreflight(stored.value.preflight);
      setProjects(seen.value);
      setChoice(draft.read() ?? choiceOf(stored.value.settings));
      setReady(true);
      if (!stored.value.preflight) check();
    });
  }, [loads]);

  useEffect(() => {
    setTypes([]);
    if (choice.projectId === '') return;
    let over = false;
    void readTypes(choice.projectId).then((answer) => {
      if (over) return;
      if (answer.ok) setTypes(answer.value);
      else setError(answer.error);
    });
    return () => {
      over = true;
    };
  }, [choice.projectId]);

  const choose = (chosen: Choice): void => {
    setChoice(chosen);
    setSaved(false);
    if (sameChoice(chosen, choiceOf(settings))) draft.clear();
    else draft.write(chosen);
  };

  const save = async (): Promise<void> => {
    setBusy('saving');
    setError(undefined);
    const wanted = settingsOf(choice, settings);
    const answer = await call('saveSettings', { settings: wanted });
    setBusy(undefined);
    if (!answer.ok) return setError(answer.error);
    draft.clear();
    setSettings(wanted);
    setPreflight(answer.value.preflight);
    setSaved(true);
  };

  const check = (): void => {
    setBusy('checking');
    setError(undefined);
    void call('runPreflight').then((answer) => {
      setBusy(undefined);
      if (answer.ok) setPreflight(answer.value);
      else setError(answer.error);
    });
  };

  return {
    ready,
    settings,
    preflight,
    projects,
    types,
    choice,
    changed: !sameChoice(choice, choiceOf(settings)),
    saved,
    ...(busy ? { busy } : {}),
    ...(error ? { error } : {}),
    choose,
    discard: () => choose(choiceOf(settings)),
    save: () => {
      if (!busy) void save();
    },
    check: () => {
      if (!busy) check();
    },
    reload: () => setLoads((count) => count + 1),
  };
}
