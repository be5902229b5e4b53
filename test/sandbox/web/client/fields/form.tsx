import type { RestFailure } from '../api';
import type { FieldMeta } from '../types';
import { FormField } from '../ui/bits';
import { FieldEditor } from './editor';
import { toInput } from './input';

/** Field meta data with its id, however Jira named it. */
export type NamedMeta = FieldMeta & { fieldId: string };

/** Input for the fields whose value is no longer what it was. */
export function changedInput(metas: NamedMeta[], before: Record<string, unknown>, now: Record<string, unknown>): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const meta of metas) {
    if (JSON.stringify(before[meta.fieldId] ?? null) !== JSON.stringify(now[meta.fieldId] ?? null))
      fields[meta.fieldId] = toInput(meta, now[meta.fieldId]);
  }
  return fields;
}

/** Fields of a screen, one below the other, with Jira's errors at their places. */
export function FieldForm(props: {
  metas: NamedMeta[];
  values: Record<string, unknown>;
  onChange: (fieldId: string, value: unknown) => void;
  failure: RestFailure | undefined;
  issueKey?: string;
  projectKey?: string;
}) {
  return (
    <>
      {props.metas.map((meta) => (
        <FormField key={meta.fieldId} label={meta.name} required={meta.required} error={props.failure?.errors[meta.fieldId]}>
          {(ids) => (
            <FieldEditor
              meta={meta}
              ids={ids}
              value={props.values[meta.fieldId]}
              onChange={(value) => props.onChange(meta.fieldId, value)}
              issueKey={props.issueKey}
              projectKey={props.projectKey}
            />
          )}
        </FormField>
      ))}
    </>
  );
}
