import type { ComponentChildren } from 'preact';
import type { Loaded } from '../../load';
import { Failure, PageHeader } from '../../ui/bits';
import { Spinner } from '../../ui/spinner';

/** A list of Jira's administration, to be read. */
export function Overview<T>(props: {
  title: string;
  note?: string;
  /** Between title and table. */
  children?: ComponentChildren;
  loaded: Pick<Loaded<T[]>, 'data' | 'error'>;
  columns: [string, (row: T) => ComponentChildren][];
  keyOf: (row: T) => string;
}) {
  const { data, error } = props.loaded;
  return (
    <>
      <PageHeader title={props.title} />
      {props.note && <p class="subtle block">{props.note}</p>}
      {props.children}
      {error && <Failure failure={error} />}
      {!data && !error && <Spinner label={`Loading ${props.title}`} />}
      {data && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls sideways, by keyboard too
        <section class="table-wrap" aria-label={props.title} tabIndex={0}>
          <table class="table">
            <thead>
              <tr>
                {props.columns.map(([name]) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.map((row) => (
                <tr key={props.keyOf(row)}>
                  {props.columns.map(([name, show]) => (
                    <td key={name}>{show(row)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </>
  );
}
