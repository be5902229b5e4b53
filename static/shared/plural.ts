import type { I18n, TextKey } from './i18n';

/** A text that counts: one of two whole texts, by the language's own rule (0 is one in French). */
export const counted = ({ locale, t }: I18n, count: number, texts: { one: TextKey; other: TextKey }): string =>
  t(new Intl.PluralRules(locale).select(count) === 'one' ? texts.one : texts.other, { count });
