// Durations in words of the runtime's own. The largest unit is the hour: a "day" of working time means something else to everybody.

const SECOND = 1_000;

/** How a duration is written. */
export type DurationLook =
  /** Each second, of even width for something that ticks: "1 h 04 min 05 s". */
  | 'ticking'
  /** To the second, without what is nothing: "4 h", "3 h 12 s". */
  | 'exact'
  /** To the minute, and below one minute to the second: "1 h 4 min", "12 s". */
  | 'coarse'
  /** As coarse, with the units' names in full, for being read aloud. */
  | 'spoken';

const UNITS = ['hour', 'minute', 'second'] as const;
type Unit = (typeof UNITS)[number];

/**
 * The short forms that are the same in every language we speak: in English "narrow" has h and s, "short" has min (and hr, sec).
 */
const DISPLAY = { hour: 'narrow', minute: 'short', second: 'narrow' } as const satisfies Record<Unit, string>;

const formats = new Map<string, Intl.NumberFormat>();

function formatOf(locale: string, unit: Unit, long: boolean, digits: number): Intl.NumberFormat {
  const key = [locale, unit, long, digits].join();
  let format = formats.get(key);
  if (!format) {
    const unitDisplay = long ? 'long' : DISPLAY[unit];
    format = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay, minimumIntegerDigits: digits });
    formats.set(key, format);
  }
  return format;
}

/** "2 h" with a space that does not break, whatever the locale puts between number and unit. */
function short(locale: string, unit: Unit, value: number, digits: number): string {
  const parts = formatOf(locale, unit, false, digits).formatToParts(value);
  const text = (of: (type: string) => boolean): string =>
    parts
      .filter(({ type }) => of(type))
      .map((part) => part.value)
      .join('');
  return `${text((type) => type !== 'unit' && type !== 'literal')}\u00a0${text((type) => type === 'unit')}`;
}

/** A duration in words. @param ms not negative; what is less than a second is left out. */
export function durationText(locale: string, ms: number, look: DurationLook): string {
  const seconds = Math.floor(ms / SECOND);
  const amounts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60] as const;
  const minutely = (look === 'coarse' || look === 'spoken') && seconds >= 60;
  const shown = UNITS.map((unit, at) => ({ unit, amount: amounts[at] ?? 0 })).filter(({ unit, amount }, at) => {
    if (minutely && unit === 'second') return false;
    return look === 'ticking' ? unit === 'second' || amounts.slice(0, at + 1).some((one) => one > 0) : amount > 0;
  });
  if (shown.length === 0) shown.push({ unit: 'second', amount: 0 });
  if (look === 'spoken') {
    const words = shown.map(({ unit, amount }) => formatOf(locale, unit, true, 1).format(amount));
    return new Intl.ListFormat(locale, { type: 'unit' }).format(words);
  }
  return shown.map(({ unit, amount }, at) => short(locale, unit, amount, look === 'ticking' && at > 0 ? 2 : 1)).join('\u00a0');
}
