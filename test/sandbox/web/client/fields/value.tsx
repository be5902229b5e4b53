import { date, dateTime } from '../format';
import type { FieldSchema } from '../types';
import { PersonName } from '../ui/bits';
import { Adf, safeHref } from './adf';
import { editorKind } from './kind';
import { isRecord, list, nameOf, text } from './read';

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

function Person({ value }: { value: unknown }) {
  const id = isRecord(value) ? text(value.accountId) : undefined;
  return id === undefined ? <span>{nameOf(value)}</span> : <PersonName person={{ accountId: id, displayName: nameOf(value) }} />;
}

/** A field's value, to be read. */
export function FieldValue(props: {
  schema: FieldSchema | undefined;
  value: unknown;
  /** What stands for no value. */
  none?: string;
  /** In a table: the day of an instant is enough. */
  compact?: boolean;
}) {
  const { schema, value, none = 'None' } = props;
  if (isEmpty(value)) return <span class="subtle">{none}</span>;
  const kind = schema ? editorKind(schema) : 'none';
  switch (kind) {
    case 'textarea':
      return <Adf doc={value} />;
    case 'date':
      return <>{date(String(value))}</>;
    case 'datetime':
      return (
        <time dateTime={String(value)} title={dateTime(String(value))}>
          {props.compact ? date(String(value)) : dateTime(String(value))}
        </time>
      );
    case 'user':
      return <Person value={value} />;
    case 'users':
      return (
        <ul class="people-list">
          {list(value).map((person) => (
            <li key={isRecord(person) ? text(person.accountId) : String(person)}>
              <Person value={person} />
            </li>
          ))}
        </ul>
      );
    case 'labels':
      return (
        <span class="tags">
          {list(value).map((label) => (
            <span class="tag" key={String(label)}>
              {String(label)}
            </span>
          ))}
        </span>
      );
    case 'choices':
    case 'groups':
      return <>{list(value).map(nameOf).join(', ')}</>;
    case 'cascading':
      return <>{[nameOf(value), isRecord(value) ? nameOf(value.child) : ''].filter(Boolean).join(' › ')}</>;
    case 'url': {
      const href = safeHref(value);
      return href === undefined ? <span>{String(value)}</span> : <a href={href}>{href}</a>;
    }
    case 'issue': {
      const key = isRecord(value) ? text(value.key) : undefined;
      return key === undefined ? <span>{nameOf(value)}</span> : <a href={`/browse/${key}`}>{key}</a>;
    }
    default:
      return <Other value={value} />;
  }
}

// What has no display of its own: lists by name, request types by their own name, objects of apps as they are.
function Other({ value }: { value: unknown }) {
  if (Array.isArray(value)) return <>{value.map(nameOf).filter(Boolean).join(', ')}</>;
  if (isRecord(value)) {
    const named = isRecord(value.requestType) ? nameOf(value.requestType) : nameOf(value);
    const icon = text(value.iconUrl);
    if (named) {
      return (
        <span class="type-key">
          {icon && <img src={new URL(icon, location.href).pathname} width="16" height="16" alt="" />}
          {named}
        </span>
      );
    }
    return <code>{JSON.stringify(value)}</code>;
  }
  return <>{String(value)}</>;
}
