import { LISTS } from '../../../../src/domain/policy/references';
import { durationText } from '../../../shared/duration';
import type { I18n } from '../../../shared/i18n';
import { WORDS } from './word-table';

/** What names there are, by "list/id". */
export type Names = Readonly<Record<string, string>>;

/** Longer texts are cut: who wants all of it goes there. */
const LONGEST = 240;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a member or a value is called; itself when there is no word for it. */
export function wordOf(name: string, { t }: I18n): string {
  const key = Object.hasOwn(WORDS, name) ? WORDS[name] : undefined;
  return key ? t(key) : name;
}

/** A value of a policy in words: durations, names for ids, lists. @param member in which it stands */
export function valueWords(value: unknown, member: string, names: Names, i18n: I18n): string {
  const { t, locale } = i18n;
  if (value === undefined || value === null || value === '') return t('policy.none');
  if (typeof value === 'boolean') return t(value ? 'policy.yes' : 'policy.no');
  if (member === 'nth' && value === -1) return t('policy.last');
  if (member === 'month' && typeof value === 'number')
    return dayWords(`2000-${String(value).padStart(2, '0')}-01`, locale, { month: 'long' });
  if (typeof value === 'number')
    return member.endsWith('Ms') ? durationText(locale, value, 'coarse') : new Intl.NumberFormat(locale).format(value);
  if (typeof value === 'string') return textWords(value, member, names, i18n);
  if (Array.isArray(value)) {
    if (value.length === 0) return t('policy.none');
    return value.map((one) => valueWords(one, member, names, i18n)).join(', ');
  }
  return isRecord(value) ? recordWords(value, names, i18n) : String(value);
}

/** A day of the calendar as people write it; it has no zone. */
function dayWords(day: string, locale: string, how: Intl.DateTimeFormatOptions): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(at) ? day : new Intl.DateTimeFormat(locale, { ...how, timeZone: 'UTC' }).format(at);
}

/** Members whose texts somebody wrote; those of others are ids or words of ours. */
const WRITTEN = new Set([
  'name',
  'help',
  'subject',
  'body',
  'text',
  'url',
  'label',
  'summary',
  'description',
  'en-US',
  'fr-FR',
  'timeZone',
]);

function textWords(value: string, member: string, names: Names, i18n: I18n): string {
  if (WRITTEN.has(member)) return i18n.t('policy.quoted', { name: value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value });
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return dayWords(value, i18n.locale, { dateStyle: 'medium' });
  // A leap year has every day of the year.
  if (member === 'yearly' && /^\d\d-\d\d$/.test(value)) return dayWords(`2000-${value}`, i18n.locale, { day: 'numeric', month: 'long' });
  const list = LISTS.find((one) => names[`${one}/${value}`] !== undefined);
  return (list && names[`${list}/${value}`]) ?? wordOf(value, i18n);
}

/** An entry by its name; another part member by member. */
function recordWords(value: Record<string, unknown>, names: Names, i18n: I18n): string {
  const { name, id } = value;
  if (typeof name === 'string' && typeof id === 'string') return name;
  return Object.entries(value)
    .filter(([member, inner]) => member !== 'id' && inner !== undefined && !(Array.isArray(inner) && inner.length === 0))
    .map(([member, inner]) => i18n.t('policy.pair', { word: wordOf(member, i18n), value: valueWords(inner, member, names, i18n) }))
    .join('; ');
}
