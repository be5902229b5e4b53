import type en from '../../locales/en-US.json';
import { type Locale, pickLocale } from '../../src/domain/locale';

/** Key of a text. A wrong one is a compile error. */
export type TextKey = keyof typeof en;

/** Locales with texts; the first is what everyone else gets. */
const LOADERS = {
  'en-US': () => import('messages:en-US'),
  'fr-FR': () => import('messages:fr-FR'),
} as const satisfies Record<Locale, unknown>;

/** Where the texts of a part of a screen are that is loaded later. */
export type LaterTexts = Record<Locale, () => Promise<{ default: Record<string, string> }>>;

/** Texts and formats of one person. */
export interface I18n {
  locale: Locale;
  /** IANA name; the browser's own zone when the platform names none, or one the browser does not know. */
  timeZone: string;
  t(key: TextKey, values?: Record<string, string | number>): string;
  /** Day and time in the person's zone, from an ISO instant. */
  instant(iso: string): string;
  /** Loads more texts. Rejects when they cannot be loaded. */
  add(later: LaterTexts): Promise<void>;
}

/** Loads the texts of a locale. @param timeZone IANA name; the browser's own when it is unknown. */
export async function loadI18n(wanted: string, timeZone?: string): Promise<I18n> {
  const locale = pickLocale(wanted);
  const messages = { ...(await LOADERS[locale]()).default };
  const format = dateFormat(locale, timeZone);
  return {
    locale,
    timeZone: format.resolvedOptions().timeZone,
    t: (key, values = {}) => (messages[key] ?? key).replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole)),
    instant: (iso) => format.format(new Date(iso)),
    add: async (later) => void Object.assign(messages, (await later[locale]()).default),
  };
}

function dateFormat(locale: string, timeZone: string | undefined): Intl.DateTimeFormat {
  const style = { dateStyle: 'medium', timeStyle: 'short' } as const;
  try {
    return new Intl.DateTimeFormat(locale, { ...style, ...(timeZone ? { timeZone } : {}) });
  } catch {
    return new Intl.DateTimeFormat(locale, style);
  }
}
