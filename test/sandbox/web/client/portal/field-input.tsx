import type { JSX } from 'preact';
import { FormField } from '../ui/bits';
import type { FieldValue, RequestField } from './service-desk';

export interface FieldInputProps {
  field: RequestField;
  value: unknown;
  error: string | undefined;
  /** The value in the form the REST API takes it; undefined for none. */
  set: (value: unknown) => void;
}

/** One field of a request form, by its schema. */
export function FieldInput({ field, value, error, set }: FieldInputProps): JSX.Element {
  return (
    <FormField label={field.name} required={field.required} error={error} help={field.description || undefined}>
      {(ids) => <Control ids={ids} field={field} value={value} set={set} />}
    </FormField>
  );
}

interface ControlProps extends Omit<FieldInputProps, 'error'> {
  ids: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: boolean };
}

function Control({ ids, field, value, set }: ControlProps): JSX.Element {
  const { jiraSchema: schema, required } = field;
  const options = field.validValues ?? [];
  const text = typeof value === 'string' ? value : '';
  const plain = (event: { currentTarget: { value: string } }): void => set(event.currentTarget.value || undefined);
  if (schema.type === 'option-with-child') return <Cascading ids={ids} options={options} required={required} value={value} set={set} />;
  if (schema.type === 'array' && options.length > 0) return <Many ids={ids} field={field} value={value} set={set} />;
  if (options.length > 0) {
    const wrap = wrapperOf(schema.type);
    return (
      <select {...ids} required={required} value={idOf(value)} onChange={(event) => set(wrap(event.currentTarget.value))}>
        <option value="">Choose…</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    );
  }
  if (isLong(field)) return <textarea {...ids} required={required} rows={6} value={text} onInput={plain} />;
  switch (schema.type) {
    case 'number':
      return (
        <input
          {...ids}
          required={required}
          type="number"
          step="any"
          value={typeof value === 'number' ? value : ''}
          onInput={(event) => set(event.currentTarget.value === '' ? undefined : Number(event.currentTarget.value))}
        />
      );
    case 'date':
      return <input {...ids} required={required} type="date" value={text} onInput={plain} />;
    case 'datetime':
      return (
        <input
          {...ids}
          required={required}
          type="datetime-local"
          onInput={(event) => set(event.currentTarget.value ? `${event.currentTarget.value}:00.000+0000` : undefined)}
        />
      );
    case 'array':
      return (
        <input
          {...ids}
          required={required}
          type="text"
          placeholder="Separate with spaces"
          onInput={(event) => set(event.currentTarget.value.trim() === '' ? undefined : event.currentTarget.value.trim().split(/\s+/))}
        />
      );
    default:
      return <input {...ids} required={required} type="text" value={text} maxLength={255} onInput={plain} />;
  }
}

function isLong(field: RequestField): boolean {
  return field.jiraSchema.system === 'description' || (field.jiraSchema.custom?.endsWith(':textarea') ?? false);
}

function wrapperOf(type: string): (chosen: string) => unknown {
  if (type === 'user') return (chosen) => (chosen ? { accountId: chosen } : undefined);
  return (chosen) => (chosen ? { id: chosen } : undefined);
}

function idOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return '';
  if ('id' in value && typeof value.id === 'string') return value.id;
  return 'accountId' in value && typeof value.accountId === 'string' ? value.accountId : '';
}

function Many({ ids, field, value, set }: ControlProps): JSX.Element {
  const chosen = new Set(Array.isArray(value) ? value.map(idOf) : []);
  return (
    <select
      {...ids}
      multiple
      required={field.required}
      onChange={(event) => {
        const picked = [...event.currentTarget.selectedOptions].map((option) => ({ id: option.value }));
        set(picked.length > 0 ? picked : undefined);
      }}
    >
      {field.validValues?.map((option) => (
        <option key={option.value} value={option.value} selected={chosen.has(option.value)}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

interface CascadingProps {
  ids: ControlProps['ids'];
  options: FieldValue[];
  required: boolean;
  value: unknown;
  set: (value: unknown) => void;
}

/** Two lists: the second has the children of what the first chose. */
function Cascading({ ids, options, required, value, set }: CascadingProps): JSX.Element {
  const parent = idOf(value);
  const child = typeof value === 'object' && value !== null && 'child' in value ? idOf(value.child) : '';
  const children = options.find((option) => option.value === parent)?.children ?? [];
  return (
    <div class="portal-cascading">
      <select
        {...ids}
        required={required}
        value={parent}
        onChange={(event) => set(event.currentTarget.value ? { id: event.currentTarget.value } : undefined)}
      >
        <option value="">Choose…</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {children.length > 0 && (
        <select
          aria-label="More exactly"
          value={child}
          onChange={(event) => set({ id: parent, ...(event.currentTarget.value ? { child: { id: event.currentTarget.value } } : {}) })}
        >
          <option value="">Choose…</option>
          {children.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}
