import type { ComponentChildren, JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { sandbox } from '../api';
import { type Loaded, useLoad } from '../load';
import { onStream } from '../stream';
import { flagDone, flagFailure } from '../ui/flags';

/** How long to wait after the last journal line before reading a tab anew, ms. */
const QUIET_MS = 400;

/** What a tab shows, read anew whenever something happens on the site. */
export function useLab<T>(path: string): Loaded<T> {
  const loaded = useLoad(() => sandbox<T>('GET', `/_sandbox/lab/${path}`), [path]);
  const { reload } = loaded;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const later = (): void => {
      timer ??= setTimeout(() => {
        timer = undefined;
        reload();
      }, QUIET_MS);
    };
    const stops = ['journal', 'clock', 'reconnected'].map((type) => onStream(type, later));
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [reload]);
  return loaded;
}

/** Does one of the lab's actions and says how it went. Resolves to the answer, or undefined when refused. */
export async function act<T>(path: string, body: unknown, done: string | ((answer: T) => string)): Promise<T | undefined> {
  try {
    const answer = await sandbox<T>('POST', `/_sandbox/lab/${path}`, body);
    const text = typeof done === 'string' ? done : done(answer);
    if (text) flagDone(text);
    return answer;
  } catch (error) {
    flagFailure('The lab could not do that', error);
    return undefined;
  }
}

export interface Column<T> {
  title: string;
  /** Numbers stand at the right. */
  number?: boolean;
  cell: (row: T) => ComponentChildren;
}

/** A table with its name; `empty` stands for no rows. */
export function DataTable<T>(props: {
  label: string;
  columns: Column<T>[];
  rows: T[];
  rowKey: (row: T) => string;
  empty: string;
}): JSX.Element {
  if (props.rows.length === 0) return <p class="subtle">{props.empty}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, which the keyboard must reach
    <section class="table-wrap" aria-label={`${props.label}: table`} tabIndex={0}>
      <table class="table">
        <thead>
          <tr>
            {props.columns.map((column) => (
              <th key={column.title} scope="col" class={column.number ? 'lab-number' : ''}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={props.rowKey(row)}>
              {props.columns.map((column) => (
                <td key={column.title} class={column.number ? 'lab-number' : ''}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** JSON to be read by people; long values fold. */
export function JsonValue({ value, label }: { value: unknown; label: string }): JSX.Element {
  const text = JSON.stringify(value, null, 2) ?? 'undefined';
  if (text.length <= 60) return <code class="lab-json">{text.replace(/\s+/g, ' ')}</code>;
  return (
    <details>
      <summary>
        <span class="visually-hidden">{label}: </span>
        <code class="lab-json">{text.replace(/\s+/g, ' ').slice(0, 60)}…</code>
      </summary>
      <pre class="lab-json">{text}</pre>
    </details>
  );
}

/** "2026-03-04 12:00:05", UTC. */
export function instant(iso: string | number): string {
  return new Date(iso).toISOString().replace('T', ' ').slice(0, 19);
}

/** A number for people: at most `digits` decimals. */
export function amount(value: number, digits = 0): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: digits });
}

export function bytes(value: number): string {
  return value < 1024 ? `${amount(value)} B` : `${amount(value / 1024, 1)} KB`;
}
