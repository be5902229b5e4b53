import english from '../../../locales/en-US.json';
import french from '../../../locales/fr-FR.json';
import { pickLocale } from '../../domain/locale';

const MESSAGES = { 'en-US': english, 'fr-FR': french };

/** A text of the app for somebody with this locale; an unknown one gets English. */
export function textFor(locale: string, key: keyof typeof english, values: Record<string, string>): string {
  return MESSAGES[pickLocale(locale)][key].replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
