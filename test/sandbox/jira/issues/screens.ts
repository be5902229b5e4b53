import { available, codecOf, fieldsOn, liveField, type Place, screenOf } from '../fields/index';
import type { Jira } from '../jira';
import type { FieldDef, Issue, Screen } from '../model';
import { can } from '../permissions';
import { fieldErrors } from '../rest/errors';
import type { Caller } from '../rest/operation';
import { cannotBeSet } from './input';

/** Which fields somebody may set when making, editing or moving an issue along: those on the screen, as far as rights go. */

/** Fields that ask for a right of their own besides standing on the screen (Jira's permission reference). */
const RIGHTS: Readonly<Record<string, string>> = {
  reporter: 'MODIFY_REPORTER',
  assignee: 'ASSIGN_ISSUES',
  duedate: 'SCHEDULE_ISSUES',
  fixVersions: 'RESOLVE_ISSUES',
  issuelinks: 'LINK_ISSUES',
  worklog: 'WORK_ON_ISSUES',
  comment: 'ADD_COMMENTS',
};

/** Kinds without a value of their own that a screen still may offer. */
const OFFERED = new Set(['issuelinks', 'comment', 'worklog', 'attachment', 'issuetype', 'project']);

export type Use =
  | { use: 'create'; place: Place }
  | { use: 'edit'; issue: Issue }
  | { use: 'transition'; issue: Issue; screen: Screen | undefined };

const placeIn = (use: Use): Place => (use.use === 'create' ? use.place : use.issue);

/** Fields that may be set there, in the screen's order. */
export function settableFields(jira: Jira, caller: Caller, use: Use): FieldDef[] {
  const place = placeIn(use);
  const screen = use.use === 'transition' ? use.screen : screenOf(jira, place, use.use);
  const ids = new Set(screen ? fieldsOn(screen) : []);
  if (use.use === 'create') {
    ids.add('project').add('issuetype');
    if (jira.issueTypes.need(place.typeId).hierarchyLevel < 0) ids.add('parent');
  }
  // Jira takes a comment along with an edit or a transition screen whatever fields are on it.
  if (use.use === 'edit' || (use.use === 'transition' && use.screen)) ids.add('comment');
  const on = use.use === 'create' ? { projectId: place.projectId } : { issue: use.issue };
  return [...ids].flatMap((id) => {
    const field = liveField(jira, id);
    if (!field || !(codecOf(field) || OFFERED.has(field.kind)) || !available(jira, field, place) || field.app?.readOnly) return [];
    if (!field.orderable && !OFFERED.has(field.kind)) return [];
    const right = RIGHTS[id];
    return right === undefined || can(jira, caller, right, on) ? [field] : [];
  });
}

/** Refuses an input naming a field that may not be set there: the whole request fails, with Jira's words for each such field. */
export function demandSettable(jira: Jira, caller: Caller, use: Use, named: readonly string[]): void {
  const allowed = new Set(settableFields(jira, caller, use).map((field) => field.id));
  const refused = named.filter((id) => !allowed.has(id));
  if (refused.length > 0) throw fieldErrors(Object.fromEntries(refused.map((id) => [id, cannotBeSet(id)])));
}
