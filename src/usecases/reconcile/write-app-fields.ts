import { AppFault } from '../../contract/errors';
import type { Settings } from '../../contract/types';
import type { Decision } from '../../domain/incident/decide';
import { APP_FIELDS, type IssueFacts } from '../../domain/incident/facts';
import type { JiraAsApp } from '../../ports';
import { NOTHING_WRITTEN, type Wrote } from './wrote';

/**
 * Writes what the app's own fields are to say, in one call. One that is not there is left out; what Jira does not take does not keep back
 * the rest of the look.
 */
export async function writeAppFields(
  jira: Pick<JiraAsApp, 'writeAppFields'>,
  decision: Pick<Decision, 'appFields'>,
  facts: Pick<IssueFacts, 'issueId' | 'appFieldsGone'>,
  settings: Settings,
): Promise<Wrote> {
  const { issueId } = facts;
  const values = appFieldValues(decision, facts, settings);
  if (!values) return NOTHING_WRITTEN;
  try {
    await jira.writeAppFields(issueId, values);
    return { written: true };
  } catch (error) {
    if (!(error instanceof AppFault) || error.error.code === 'TRY_LATER') throw error;
    console.warn(`app fields of issue ${issueId} not written: ${error.error.message}`);
    const fields = APP_FIELDS.filter((name) => Object.hasOwn(values, settings.appFields[name] ?? ''));
    return { written: false, refused: { fields, why: error.error.details?.join(' ') ?? error.error.message } };
  }
}

/** What has to be written, by Jira's ids of the fields; undefined when nothing has. */
export function appFieldValues(
  { appFields: wanted }: Pick<Decision, 'appFields'>,
  { appFieldsGone }: Pick<IssueFacts, 'appFieldsGone'>,
  settings: Settings,
): Record<string, string | null> | undefined {
  const values: Record<string, string | null> = {};
  for (const name of APP_FIELDS) {
    const [value, fieldId] = [wanted[name], settings.appFields[name]];
    if (value !== undefined && fieldId !== undefined && !appFieldsGone.includes(name)) values[fieldId] = value;
  }
  return Object.keys(values).length === 0 ? undefined : values;
}
