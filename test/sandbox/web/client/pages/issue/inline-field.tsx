import type { ComponentChildren } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import type { RestFailure } from '../../api';
import { FieldEditor } from '../../fields/editor';
import { toInput } from '../../fields/input';
import { asFailure } from '../../load';
import type { FieldMeta } from '../../types';
import { Icon } from '../../ui/icon';
import { saveFields } from './save';

/** Every message of a refused edit, the field's own first. */
function said(failure: RestFailure, fieldId: string): string {
  const own = failure.errors[fieldId];
  return own ?? failure.message;
}

/** A value that turns into its editor. Without `meta` it is only read. */
export function InlineField(props: {
  issueKey: string;
  projectKey: string;
  fieldId: string;
  label: string;
  meta: FieldMeta | undefined;
  value: unknown;
  onSaved: () => void;
  /** The value, to be read. */
  children: ComponentChildren;
  extra?: ComponentChildren;
  /** What stays for those who cannot see the editor: the page's heading. */
  whileEditing?: ComponentChildren;
}) {
  const { meta, fieldId } = props;
  const [editing, setEditing] = useState(false);
  const [value, setValue] = useState<unknown>(props.value);
  const [error, setError] = useState<string>();
  const [saving, setSaving] = useState(false);
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const leave = (): void => {
    setEditing(false);
    setError(undefined);
    setTimeout(() => button.current?.focus());
  };
  const begin = (): void => {
    setValue(props.value);
    setEditing(true);
    setTimeout(() => form.current?.querySelector<HTMLElement>('input,select,textarea')?.focus());
  };
  const save = (): void => {
    if (!meta) return;
    setSaving(true);
    saveFields(props.issueKey, { [fieldId]: toInput(meta, value) }).then(
      () => {
        setSaving(false);
        leave();
        props.onSaved();
      },
      (failure: unknown) => {
        setSaving(false);
        setError(said(asFailure(failure), fieldId));
      },
    );
  };
  if (!editing || !meta) {
    return (
      <div class={`inline-field${meta ? ' editable' : ''}`}>
        <div
          class="inline-value"
          {...(meta
            ? {
                onClick: (event: MouseEvent) => {
                  if (!(event.target instanceof Element && event.target.closest('a,button,summary'))) begin();
                },
              }
            : {})}
        >
          {props.children}
        </div>
        {meta && (
          <button type="button" ref={button} class="button subtle icon-only inline-edit" aria-label={`Edit ${props.label}`} onClick={begin}>
            <Icon name="edit" size={14} />
          </button>
        )}
        {props.extra}
      </div>
    );
  }
  return (
    <>
      {props.whileEditing}
      <form
        ref={form}
        class="inline-form"
        aria-label={`Edit ${props.label}`}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && !event.defaultPrevented) leave();
        }}
      >
        <label class="visually-hidden" for={id}>
          {props.label}
        </label>
        <FieldEditor
          meta={meta}
          ids={{ id, ...(error ? { 'aria-invalid': true, 'aria-describedby': `${id}-error` } : {}) }}
          value={value}
          onChange={setValue}
          issueKey={props.issueKey}
          projectKey={props.projectKey}
        />
        {error && (
          <p class="form-error" id={`${id}-error`} role="alert">
            {error}
          </p>
        )}
        <div class="form-actions start">
          <button type="submit" class="button primary" disabled={saving}>
            Save
          </button>
          <button type="button" class="button subtle" onClick={leave}>
            Cancel
          </button>
        </div>
      </form>
    </>
  );
}
