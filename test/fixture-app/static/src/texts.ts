import { i18n } from '@forge/bridge';

export type Say = (key: string, values?: Record<string, string | number>) => string;

/** The texts of the person's language, "{name}" filled in. */
export async function texts(locale: string): Promise<Say> {
  const translate = await i18n.createTranslationFunction();
  document.documentElement.lang = locale.slice(0, 2);
  return (key, values = {}) =>
    Object.entries(values).reduce((words, [name, value]) => words.replaceAll(`{${name}}`, String(value)), translate(`ui.${key}`));
}
