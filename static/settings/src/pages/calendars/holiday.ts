import type { CalendarDefinition } from '../../../../../src/contract/types';

export type Holiday = CalendarDefinition['holidays'][number];
export type Yearly = Extract<Holiday, { yearly: unknown }>['yearly'];

/** The ways to say when a holiday is. */
export const KINDS = ['date', 'range', 'yearly', 'weekday', 'easter', 'orthodoxEaster'] as const;
export type Kind = (typeof KINDS)[number];

export function kindOf(holiday: Holiday): Kind {
  if (typeof holiday === 'string' || 'date' in holiday) return 'date';
  if ('from' in holiday) return 'range';
  const { yearly } = holiday;
  if (typeof yearly === 'string') return 'yearly';
  return 'easter' in yearly ? 'easter' : 'orthodoxEaster' in yearly ? 'orthodoxEaster' : 'weekday';
}

export const nameOf = (holiday: Holiday): string => (typeof holiday === 'string' ? '' : (holiday.name ?? ''));

/** The holiday under another name; "" is none. */
export function named(holiday: Holiday, name: string): Holiday {
  if (typeof holiday === 'string') return name === '' ? holiday : { name, date: holiday };
  if (name !== '') return { ...holiday, name };
  const { name: _, ...rest } = holiday;
  return rest;
}

/** The date it has, or begins with, as far as it has one. */
const dateIn = (holiday: Holiday): string => {
  if (typeof holiday === 'string') return holiday;
  return 'date' in holiday ? holiday.date : 'from' in holiday ? holiday.from : '';
};

/** The holiday said in another way, keeping what fits. @param today YYYY-MM-DD, for what has no date yet. */
export function asKind(holiday: Holiday, kind: Kind, today: string): Holiday {
  const name = nameOf(holiday);
  const date = dateIn(holiday) || today;
  const yearly = (rule: Yearly): Holiday => named({ yearly: rule }, name);
  switch (kind) {
    case 'date':
      return named({ date }, name);
    case 'range':
      return named({ from: date, to: date }, name);
    case 'yearly':
      return yearly(date.slice(5));
    case 'weekday':
      return yearly({ month: Number(date.slice(5, 7)) || 1, weekday: 'mon', nth: 1 });
    case 'easter':
      return yearly({ easter: 1 });
    case 'orthodoxEaster':
      return yearly({ orthodoxEaster: 1 });
  }
}

const DATE = /^\d{4}-\d\d-\d\d$/;
const isDate = (text: string): boolean => DATE.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);

/** Days a month has at most. */
const LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** What is wrong with when a holiday is. */
export function holidayFault(holiday: Holiday): 'date' | 'order' | 'monthDay' | undefined {
  if (typeof holiday === 'string') return validDate(holiday) ? undefined : 'date';
  if ('date' in holiday) return validDate(holiday.date) ? undefined : 'date';
  if ('from' in holiday) {
    if (!validDate(holiday.from) || !validDate(holiday.to)) return 'date';
    return holiday.from > holiday.to ? 'order' : undefined;
  }
  const { yearly } = holiday;
  if (typeof yearly === 'string') {
    const [month = 0, day = 0] = yearly.split('-').map(Number);
    return day >= 1 && day <= (LENGTHS[month - 1] ?? 0) ? undefined : 'monthDay';
  }
  return undefined;
}

export function validDate(text: string): boolean {
  try {
    return isDate(text);
  } catch {
    return false;
  }
}
