import type { FieldMeta } from '../types';
import { Picker } from '../ui/picker';
import { adfToText, isRich, textToAdf } from './adf-text';
import { findAssignable, findGroups, findIssues, findLabels, findUsers, userChoice } from './find';
import { editorKind } from './kind';
import { isRecord, type Json, list, nameOf, records, text } from './read';
import { fromLocal, toLocal } from './time';

export interface EditorIds {
  id: string;
  'aria-describedby'?: string;
  'aria-invalid'?: boolean;
}

export interface EditorProps {
  meta: FieldMeta;
  ids: EditorIds;
  /** In the REST API's shape, as Jira gave it or as it was changed. */
  value: unknown;
  /** Gets the new value in the shape Jira takes. */
  onChange: (value: unknown) => void;
  issueKey?: string | undefined;
  projectKey?: string | undefined;
  autoFocus?: boolean;
}

/** Whether the pages can edit a field. */
export function canEdit(meta: FieldMeta): boolean {
  return editorKind(meta.schema) !== 'none' && (meta.operations === undefined || meta.operations.includes('set'));
}

/** The control for a field's value, by its kind. */
export function FieldEditor(props: EditorProps) {
  const { meta, ids, value, onChange } = props;
  const label = { 'aria-required': meta.required };
  switch (editorKind(meta.schema)) {
    case 'text':
      return (
        <input {...ids} {...label} type="text" value={text(value) ?? ''} onInput={(event) => onChange(event.currentTarget.value || null)} />
      );
    case 'url':
      return (
        <input {...ids} {...label} type="url" value={text(value) ?? ''} onInput={(event) => onChange(event.currentTarget.value || null)} />
      );
    case 'number':
      return (
        <input
          {...ids}
          {...label}
          type="number"
          step="any"
          value={typeof value === 'number' ? value : ''}
          onInput={(event) => onChange(event.currentTarget.value === '' ? null : event.currentTarget.valueAsNumber)}
        />
      );
    case 'date':
      return (
        <input {...ids} {...label} type="date" value={text(value) ?? ''} onInput={(event) => onChange(event.currentTarget.value || null)} />
      );
    case 'datetime':
      return (
        <input
          {...ids}
          {...label}
          type="datetime-local"
          value={toLocal(text(value))}
          onInput={(event) => onChange(fromLocal(event.currentTarget.value))}
        />
      );
    case 'textarea':
      return <RichText {...props} />;
    case 'choice':
      return <Choice {...props} />;
    case 'choices':
      return <Choices {...props} />;
    case 'cascading':
      return <Cascading {...props} />;
    default:
      return <Picked {...props} />;
  }
}

function RichText({ meta, ids, value, onChange }: EditorProps) {
  const source = isRecord(value) ? adfToText(value) : (text(value) ?? '');
  return (
    <>
      <textarea
        {...ids}
        aria-required={meta.required}
        rows={6}
        defaultValue={source}
        onInput={(event) => {
          const typed = event.currentTarget.value;
          onChange(typed.trim() === '' ? null : textToAdf(typed));
        }}
      />
      {isRich(value) && <p class="form-help">Formatting other than lists, links and code is lost when this text is changed.</p>}
    </>
  );
}

/** Values one may choose, as Jira names them. */
function allowed(meta: FieldMeta): { id: string; label: string; raw: Json }[] {
  return records(meta.allowedValues).map((raw) => ({ id: text(raw.id) ?? '', label: nameOf(raw), raw }));
}

function idOf(value: unknown): string {
  return isRecord(value) ? (text(value.id) ?? '') : '';
}

function Choice({ meta, ids, value, onChange }: EditorProps) {
  const choices = allowed(meta);
  const current = idOf(value);
  return (
    <select
      {...ids}
      aria-required={meta.required}
      value={current}
      onChange={(event) => onChange(event.currentTarget.value ? { id: event.currentTarget.value } : null)}
    >
      {(!meta.required || !choices.some((choice) => choice.id === current)) && <option value="">None</option>}
      {choices.map((choice) => (
        <option key={choice.id} value={choice.id}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}

function Choices({ meta, ids, value, onChange }: EditorProps) {
  const choices = allowed(meta);
  const current = new Set(list(value).map(idOf));
  return (
    <select
      {...ids}
      multiple
      size={Math.min(6, Math.max(3, choices.length))}
      aria-required={meta.required}
      onChange={(event) => onChange([...event.currentTarget.selectedOptions].map((option) => ({ id: option.value })))}
    >
      {choices.map((choice) => (
        <option key={choice.id} value={choice.id} selected={current.has(choice.id)}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}

function Cascading({ meta, ids, value, onChange }: EditorProps) {
  const choices = allowed(meta);
  const parent = idOf(value);
  const child = isRecord(value) ? idOf(value.child) : '';
  const children = records(choices.find((choice) => choice.id === parent)?.raw.children);
  const set = (parentId: string, childId: string): void =>
    onChange(parentId ? { id: parentId, ...(childId ? { child: { id: childId } } : {}) } : null);
  return (
    <div class="cascading">
      <select {...ids} aria-required={meta.required} value={parent} onChange={(event) => set(event.currentTarget.value, '')}>
        <option value="">None</option>
        {choices.map((choice) => (
          <option key={choice.id} value={choice.id}>
            {choice.label}
          </option>
        ))}
      </select>
      {children.length > 0 && (
        <select aria-label={`${meta.name}, second level`} value={child} onChange={(event) => set(parent, event.currentTarget.value)}>
          <option value="">None</option>
          {children.map((option) => (
            <option key={text(option.id)} value={text(option.id) ?? ''}>
              {nameOf(option)}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}

function Picked({ meta, ids, value, onChange, issueKey, projectKey }: EditorProps) {
  const kind = editorKind(meta.schema);
  const users = (item: unknown): { accountId: string; displayName: string }[] => {
    const id = isRecord(item) ? text(item.accountId) : undefined;
    return id === undefined ? [] : [{ accountId: id, displayName: isRecord(item) ? (text(item.displayName) ?? id) : id }];
  };
  switch (kind) {
    case 'user':
      return (
        <Picker
          ids={ids}
          value={users(value).map(userChoice)}
          find={(typed) => (meta.schema.system === 'assignee' ? findAssignable(typed, { issueKey, projectKey }) : findUsers(typed))}
          onChange={([choice]) => onChange(choice ? { accountId: choice.id, displayName: choice.label } : null)}
        />
      );
    case 'users':
      return (
        <Picker
          ids={ids}
          many
          value={list(value).flatMap(users).map(userChoice)}
          find={findUsers}
          onChange={(picked) => onChange(picked.map((choice) => ({ accountId: choice.id, displayName: choice.label })))}
        />
      );
    case 'group':
    case 'groups': {
      const given = kind === 'groups' ? records(value) : isRecord(value) ? [value] : [];
      const groups = given.map((group) => ({ id: text(group.groupId) ?? text(group.name) ?? '', label: nameOf(group) }));
      return (
        <Picker
          ids={ids}
          many={kind === 'groups'}
          value={groups}
          find={findGroups}
          onChange={(picked) => {
            const named = picked.map((choice) => ({ groupId: choice.id, name: choice.label }));
            onChange(kind === 'groups' ? named : (named[0] ?? null));
          }}
        />
      );
    }
    case 'labels':
      return (
        <Picker
          ids={ids}
          many
          create
          value={list(value).map((label) => ({ id: String(label), label: String(label) }))}
          find={findLabels}
          onChange={(picked) => onChange(picked.map((choice) => choice.id))}
        />
      );
    case 'issue': {
      const key = isRecord(value) ? text(value.key) : undefined;
      return (
        <Picker
          ids={ids}
          value={key === undefined ? [] : [{ id: key, label: key }]}
          find={(typed) => findIssues(typed, issueKey)}
          onChange={([choice]) => onChange(choice ? { key: choice.id } : null)}
        />
      );
    }
    default:
      return <span class="subtle">This field can't be edited here.</span>;
  }
}
