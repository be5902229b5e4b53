import type { Entry } from './entry-words';

/** A cell of a table. What a spreadsheet would take for a formula is marked as text. */
function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** The log as comma-separated values (RFC 4180), one row for each line of it. */
export function toCsv(entries: readonly Entry[]): string {
  const names = [...new Set(entries.flatMap(({ values }) => Object.keys(values)))].sort();
  const rows = entries.map(({ id, at, by, what, values }) => [id, at, by, what, ...names.map((name) => values[name] ?? '')]);
  return [['id', 'at', 'by', 'what', ...names], ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}
