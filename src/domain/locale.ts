/** Languages the app speaks. */
export const LOCALES = ['en-US', 'fr-FR'] as const;
export type Locale = (typeof LOCALES)[number];

/** "fr-FR", "fr_CA", "fr" → "fr-FR"; what is unknown → "en-US". */
export function pickLocale(wanted: string): Locale {
  const language = wanted.toLowerCase().split(/[-_]/)[0];
  return language === 'fr' ? 'fr-FR' : 'en-US';
}
