import { view } from '@forge/bridge';
import { type ComponentChildren, createContext, render } from 'preact';
import { useContext } from 'preact/hooks';
import './style.css';
import { type I18n, loadI18n } from './i18n';

/** What every screen knows from the platform. */
export interface Surroundings {
  i18n: I18n;
  siteUrl: string;
  /** The issue the screen stands in. */
  issue?: { id: string; key: string };
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

/** Starts a screen: theme, language, context; then shows it. */
export async function start(screen: () => ComponentChildren): Promise<void> {
  void view.theme.enable();
  // The browser's language is a good guess: its texts are on their way while the platform is asked.
  const guess = loadI18n(navigator.language);
  const context = await view.getContext();
  const guessed = await guess;
  const i18n = await loadI18n(context.locale || guessed.locale, context.timezone);
  const issue: unknown = Reflect.get(context.extension ?? {}, 'issue');
  const id: unknown = typeof issue === 'object' && issue !== null ? Reflect.get(issue, 'id') : undefined;
  const key: unknown = typeof issue === 'object' && issue !== null ? Reflect.get(issue, 'key') : undefined;
  document.documentElement.lang = i18n.locale;
  const root = document.getElementById('root');
  if (!root) throw new Error('index.html has no #root');
  const surroundings: Surroundings = {
    i18n,
    siteUrl: context.siteUrl ?? '',
    accountId: context.accountId ?? '',
    module: context.moduleKey,
    ...(typeof key === 'string' ? { issue: { id: String(id), key } } : {}),
  };
  render(<Context.Provider value={surroundings}>{screen()}</Context.Provider>, root);
}
