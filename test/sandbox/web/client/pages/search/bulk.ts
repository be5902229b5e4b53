import { query, rest } from '../../api';
import type { NamedMeta } from '../../fields/form';
import { editorKind } from '../../fields/kind';
import { isRecord, type Json, list, nameOf, records, text } from '../../fields/read';
import type { FieldSchema } from '../../types';

/** A field that can be changed on all of the chosen issues. */
export interface BulkField {
  meta: NamedMeta;
  /** Why it cannot be, when it cannot. */
  unavailable?: string;
}

interface Progress {
  status: string;
  progressPercent: number;
  processedAccessibleIssues?: number[];
  failedAccessibleIssues?: Record<string, string[]>;
  invalidOrInaccessibleIssueCount?: number;
}

/** What came of a bulk operation. */
export interface Outcome {
  done: number;
  /** Reasons, each with how many issues it is about. */
  failed: Map<string, number>;
}

/** Kinds of fields this page knows how to hand to the bulk API. */
const KNOWN = new Set(['text', 'textarea', 'number', 'date', 'choice', 'choices', 'cascading', 'labels', 'user', 'users']);
/** Values of other kinds than options: the bulk API takes them in forms of their own, which this page does not offer. */
const UNOFFERED = new Set(['issuetype', 'project', 'status', 'resolution', 'security', 'components', 'versions', 'fixVersions', 'parent']);

/** Fields that can be edited on all of these issues. */
export async function bulkFields(keys: string[]): Promise<BulkField[]> {
  const [answer, all] = await Promise.all([
    rest<unknown>('GET', `/rest/api/3/bulk/issues/fields${query({ issueIdsOrKeys: keys.join(',') })}`),
    rest<{ id: string; schema?: FieldSchema }[]>('GET', '/rest/api/3/field'),
  ]);
  const schemas = new Map(all.map((field) => [field.id, field.schema]));
  return records(isRecord(answer) ? answer.fields : undefined).flatMap((field) => {
    const id = text(field.id) ?? '';
    const schema = schemas.get(id);
    if (!schema || UNOFFERED.has(id) || !KNOWN.has(editorKind(schema))) return [];
    const meta: NamedMeta = {
      fieldId: id,
      key: id,
      name: text(field.name) ?? id,
      required: field.isRequired === true,
      schema,
      allowedValues: records(field.fieldOptions).map((option) => ({ ...option, name: optionName(option) })),
    };
    const unavailable = text(field.unavailableMessage);
    return [{ meta, ...(unavailable ? { unavailable } : {}) }];
  });
}

// Options are named by a member that differs by the type of the field ("priority" for priorities in Atlassian's example).
function optionName(option: Json): string {
  return nameOf({ ...option, id: undefined }) || text(option.priority) || text(option.optionValue) || (text(option.id) ?? '');
}

/** The value of a field as the bulk API takes it, in the member of its kind. */
export function bulkInput(meta: NamedMeta, value: unknown): Json {
  const { fieldId } = meta;
  const optionId = (one: unknown): number => Number(isRecord(one) ? one.id : undefined);
  const account = (one: unknown): Json => ({ accountId: isRecord(one) ? text(one.accountId) : undefined });
  if (fieldId === 'priority') return { priority: { priorityId: isRecord(value) ? text(value.id) : undefined } };
  switch (editorKind(meta.schema)) {
    case 'textarea':
      return { richTextFields: [{ fieldId, richText: { adfValue: value } }] };
    case 'number':
      return { clearableNumberFields: [{ fieldId, value: value ?? null }] };
    case 'date':
      return { datePickerFields: [{ fieldId, date: { formattedDate: text(value) ?? '' } }] };
    case 'choice':
      return { singleSelectFields: [{ fieldId, option: { optionId: optionId(value) } }] };
    case 'choices':
      return { multipleSelectFields: [{ fieldId, options: list(value).map((one) => ({ optionId: optionId(one) })) }] };
    case 'cascading': {
      const child = isRecord(value) ? value.child : undefined;
      return {
        cascadingSelectFields: [
          {
            fieldId,
            parentOptionValue: { optionId: optionId(value) },
            ...(child ? { childOptionValue: { optionId: optionId(child) } } : {}),
          },
        ],
      };
    }
    case 'labels':
      return { labelsFields: [{ fieldId, bulkEditMultiSelectFieldOption: 'ADD', labels: list(value).map((name) => ({ name })) }] };
    case 'user':
      return { singleSelectClearableUserPickerFields: [{ fieldId, user: value ? account(value) : null }] };
    case 'users':
      return { multipleSelectClearableUserPickerFields: [{ fieldId, users: list(value).map(account) }] };
    default:
      return { singleLineTextFields: [{ fieldId, text: text(value) ?? '' }] };
  }
}

/** A transition that some of the chosen issues can go through together. */
export interface BulkTransition {
  transitionId: string;
  name: string;
  to: string;
  keys: string[];
}

export async function bulkTransitions(keys: string[]): Promise<BulkTransition[]> {
  const answer = await rest<unknown>('GET', `/rest/api/3/bulk/issues/transition${query({ issueIdsOrKeys: keys.join(',') })}`);
  return records(isRecord(answer) ? answer.availableTransitions : undefined).flatMap((workflow) =>
    records(workflow.transitions).map((transition) => ({
      transitionId: String(transition.transitionId),
      name: text(transition.transitionName) ?? '',
      to: isRecord(transition.to) ? (text(transition.to.statusName) ?? '') : '',
      keys: list(workflow.issues).map(String),
    })),
  );
}

const OVER = new Set(['COMPLETE', 'FAILED', 'CANCELLED', 'DEAD']);
const ASK_EVERY_MS = 300;
const PATIENCE = 200;

/** Starts a bulk operation and waits for its end. Throws RestFailure when it is refused, Error when it does not end. */
export async function runBulk(operation: 'fields' | 'transition' | 'watch' | 'delete', body: Json): Promise<Outcome> {
  const { taskId } = await rest<{ taskId: string }>('POST', `/rest/api/3/bulk/issues/${operation}`, body);
  for (let asked = 0; asked < PATIENCE; asked++) {
    const progress = await rest<Progress>('GET', `/rest/api/3/bulk/queue/${taskId}`);
    if (OVER.has(progress.status)) return outcome(progress);
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
  }
  throw new Error('The operation is still running. Is the clock of the site standing still?');
}

function outcome(progress: Progress): Outcome {
  const failed = new Map<string, number>();
  for (const reasons of Object.values(progress.failedAccessibleIssues ?? {}))
    for (const reason of reasons) failed.set(reason, (failed.get(reason) ?? 0) + 1);
  const hidden = progress.invalidOrInaccessibleIssueCount ?? 0;
  if (hidden > 0) failed.set('Not there, or not yours to see', hidden);
  if (progress.status !== 'COMPLETE') failed.set(`The operation ended as ${progress.status}`, 1);
  return { done: progress.processedAccessibleIssues?.length ?? 0, failed };
}
