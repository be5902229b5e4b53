import ICAL from 'ical.js';
import { CalendarFileFault } from './fault';

/** One property with its continuations (RFC 5545, 3.1), and the line on which it begins. */
export interface ContentLine {
  line: number;
  text: string;
}

/** The properties of a file, unfolded. */
export function contentLines(text: string): ContentLine[] {
  const found: ContentLine[] = [];
  text.split(/\r?\n/).forEach((raw, i) => {
    const last = found[found.length - 1];
    if (/^[ \t]/.test(raw) && last) last.text += raw.slice(1);
    else if (raw.trim() !== '') found.push({ line: i + 1, text: raw });
  });
  return found;
}

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** BEGIN or END of a component, and its name. */
const bound = (text: string): [word: string, name: string] => {
  const [, word = '', name = ''] = /^(BEGIN|END):(.*?)\s*$/i.exec(text) ?? [];
  return [word.toUpperCase(), name.toUpperCase()];
};

/** On which lines events begin, in order. */
export const eventLines = (lines: readonly ContentLine[]): number[] =>
  lines.filter(({ text }) => bound(text).join() === 'BEGIN,VEVENT').map(({ line }) => line);

/** Throws when components do not end in the order in which they began; ical.js lets that pass. */
export function demandNesting(lines: readonly ContentLine[]): void {
  const open: ContentLine[] = [];
  for (const { line, text } of lines) {
    const [word, name] = bound(text);
    const inner = open[open.length - 1];
    if (word === 'BEGIN') open.push({ line, text: name });
    else if (word === 'END' && inner?.text === name) open.pop();
    else if (word === 'END') {
      const due = inner ? `END:${short(inner.text)} is due (begun on line ${inner.line})` : 'nothing has begun';
      throw new CalendarFileFault(line, `END:${short(name)} stands where ${due}.`, 'Export the calendar again, whole.');
    }
  }
  const left = open[open.length - 1];
  if (left)
    throw new CalendarFileFault(left.line, `${short(left.text)} begins here and does not end.`, 'Export the calendar again, whole.');
}

/** What keeps ical.js from reading a file, found line by line: it does not say where. `why` is what it said. */
export function locateFault(lines: readonly ContentLine[], why: string): CalendarFileFault {
  for (const { line, text } of lines) {
    try {
      if (bound(text)[0] === '') ICAL.parse.property(text);
    } catch {
      return new CalendarFileFault(line, `"${short(text)}" is no property of an iCalendar file.`, 'Mend the line or take it out.');
    }
  }
  return new CalendarFileFault(undefined, `The file is not iCalendar (${short(why)}).`, 'Export the calendar again, as iCalendar (.ics).');
}
