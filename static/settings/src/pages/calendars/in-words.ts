import type { CalendarDefinition } from '../../../../../src/contract/types';
import type { I18n } from '../../../../shared/i18n';
import { DAYS, dayNames } from './times';

/** A week in a line: days that have the same hours together, closed ones left out. "Mon–Fri 09:00–17:00". */
export function hoursInWords(locale: string, t: I18n['t'], weekly: CalendarDefinition['weekly']): string {
  const names = dayNames(locale, 'short');
  const runs: { first: (typeof DAYS)[number]; last: (typeof DAYS)[number]; hours: string }[] = [];
  for (const day of DAYS) {
    const hours = (weekly[day] ?? []).map(([from, to]) => `${from}–${to}`).join(', ');
    const run = runs[runs.length - 1];
    if (run && run.hours === hours) run.last = day;
    else runs.push({ first: day, last: day, hours });
  }
  const open = runs.filter(({ hours }) => hours !== '');
  if (open.length === 0) return t('page.calendars.closed');
  return open.map(({ first, last, hours }) => `${first === last ? names[first] : `${names[first]}–${names[last]}`} ${hours}`).join('; ');
}
