import { AppFault } from '../../contract/errors';
import type { TransitionEffect } from '../../domain/effects/effect';
import type { JiraAsApp, JiraFields, ReadFacts, Way } from '../../ports';
import { doneResolution, RESOLUTION } from '../done-resolution';

type Status = ReadFacts['status'];
type Target = Pick<TransitionEffect, 'statusId' | 'into'>;

/** Whether an incident with this status is where the effect leads. */
export function isThere({ statusId, into }: Target, { id, category }: Pick<Status, 'id' | 'category'>): boolean {
  if (!into) return id === statusId;
  return into.ids.includes(id) || (into.categories.includes(category) && !into.not.includes(id));
}

/** The transition to make: into the first of the statuses by id there is a way to, else into one of the categories. */
export function chooseWay(ways: readonly Way[], { statusId, into }: Target): Way | undefined {
  const ids = into?.ids ?? [statusId];
  for (const id of ids) {
    const way = ways.find(({ to }) => to.id === id);
    if (way) return way;
  }
  return into && ways.find(({ to }) => into.categories.includes(to.category) && !into.not.includes(to.id));
}

/**
 * Whether the app moved the incident to where the effect leads since an instant (ms), whoever moved it on since. What category a status of the
 * past has is not known here: any that is not expressly excluded counts where a category was enough.
 */
export function wentThere({ statusId, into }: Target, { history }: Pick<ReadFacts, 'history'>, app: string, since: number): boolean {
  const leads = (to: string | undefined): boolean => {
    if (to === undefined) return false;
    if (!into) return to === statusId;
    return into.ids.includes(to) || (into.categories.length > 0 && !into.not.includes(to));
  };
  return history.some(({ fieldId, by, to, at }) => fieldId === 'status' && by === app && leads(to) && Date.parse(at) >= since);
}

/** Makes a transition with the fields of the effect: those its screen has go with it, the others are set before. */
export async function moveBy(
  jira: Pick<JiraAsApp, 'transition' | 'setFields'>,
  issueId: string,
  { id, fields: screen }: Way,
  { fields = {} }: Pick<TransitionEffect, 'fields'>,
): Promise<void> {
  const along: JiraFields = {};
  const before: JiraFields = {};
  for (const [fieldId, value] of Object.entries(fields)) (Object.hasOwn(screen, fieldId) ? along : before)[fieldId] = value;
  const isRequired = Object.hasOwn(screen, RESOLUTION) && screen[RESOLUTION]?.required === true;
  const resolution = isRequired && along[RESOLUTION] === undefined ? doneResolution({ fields: screen }) : undefined;
  if (resolution) along[RESOLUTION] = resolution;
  if (Object.keys(before).length > 0) await setIfTaken(jira, issueId, before);
  await jira.transition(issueId, id, along);
}

/** A field Jira does not take keeps the incident from nothing: if it is needed, the workflow says so. */
async function setIfTaken(jira: Pick<JiraAsApp, 'setFields'>, issueId: string, fields: JiraFields): Promise<void> {
  try {
    await jira.setFields(issueId, fields);
  } catch (error) {
    if (!(error instanceof AppFault) || error.error.code !== 'JIRA_REFUSED') throw error;
    console.warn(`fields ${Object.keys(fields).join(', ')} of issue ${issueId} not set: ${error.error.message}`);
  }
}
