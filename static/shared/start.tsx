import { view } from '@forge/bridge';
import { type ComponentChildren, createContext, render } from 'preact';
import { useContext } from 'preact/hooks';
import './style.css';
import { type I18n, loadI18n } from './i18n';
import { member, textOf } from './unread';

/** Something of Jira's a screen stands in. */
interface StandsIn {
  id: string;
  key: string;
}

/** What every screen knows from the platform. */
export interface Surroundings {
  i18n: I18n;
  siteUrl: string;
  /** The issue the screen stands in. */
  issue?: StandsIn;
  /** The project the screen stands in. */
  project?: StandsIn;
  accountId: string;
  /** Key of the manifest's module that is shown. */
  module: string;
}

const Context = createContext<Surroundings | undefined>(undefined);

/** The surroundings of the screen. */
export function useSurroundings(): Surroundings {
  const value = useContext(Context);
  if (!value) throw new Error('outside of start()');
  return value;
}

/** Short for the texts alone. */
export const useI18n = (): I18n => useSurroundings().i18n;

function standsIn(extension: unknown, what: 'issue' | 'project'): StandsIn | undefined {
  const found = member(extension, what);
  const key = textOf(member(found, 'key'));
  return key === '' ? undefined : { id: String(member(found, 'id')), key };
}

/** Starts a screen: theme, language, context; then shows it. */
export async function start(screen: () => ComponentChildren): Promise<void> {
  void view.theme.enable();
  // The browser's language is a good guess: its texts are on their way while the platform is asked.
  const guess = loadI18n(navigator.language);
  const context = await view.getContext();
  const guessed = await guess;
  const i18n = await loadI18n(context.locale || guessed.locale, context.timezone);
  const [issue, project] = [standsIn(context.extension, 'issue'), standsIn(context.extension, 'project')];
  document.documentElement.lang = i18n.locale;
  const root = document.getElementById('root');
  if (!root) throw new Error('index.html has no #root');
  const surroundings: Surroundings = {
    i18n,
    siteUrl: context.siteUrl ?? '',
    accountId: context.accountId ?? '',
    module: context.moduleKey,
    ...(issue ? { issue } : {}),
    ...(project ? { project } : {}),
  };
  render(<Context.Provider value={surroundings}>{screen()}</Context.Provider>, root);
}
