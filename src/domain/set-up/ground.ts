import type { Choices, FieldName, Policy, ProjectChoice, PublishedPolicy, Settings } from '../../contract/types';
import type { AppFieldName } from '../incident/facts';
import { defaultPolicy } from '../policy/defaults';
import { bindAppFields } from './app-fields';
import { contextFor } from './contexts';
import { type IncidentType, type ProjectType, siteIncidentType, typeIn } from './incident-type';
import { type Binding, bindField, OUR_FIELDS } from './our-fields';
import { pendingReasonOf } from './pending-reason';
import type { SiteField, SiteProject, SiteSnapshot } from './site';

/** What set-up plans from. */
export interface PlanInput {
  snapshot: SiteSnapshot;
  /** Null: nothing chosen yet. */
  choices: Choices | null;
  /** What an earlier set-up left. */
  settings: Settings | undefined;
  policy: PublishedPolicy | undefined;
  /** Steps that were tried and refused: left out this time. */
  skip: ReadonlySet<string>;
}

/** A chosen project that is there. */
export interface ChosenProject {
  project: SiteProject;
  choice: ProjectChoice;
  type: ProjectType;
  /** Incident types it has or is to have, as far as they have ids; new incidents have the first. */
  typeIds: readonly string[];
}

/** What follows from the input at once and every step needs. */
export interface Ground extends PlanInput {
  siteType: IncidentType;
  chosen: readonly ChosenProject[];
  bindings: ReadonlyMap<FieldName, Binding>;
  /** The app's own fields that are there. */
  appFields: ReadonlyMap<AppFieldName, SiteField>;
  /** The published policy, or the one that will be version 1; undefined while the site has no priority to lead to. */
  document: Policy | undefined;
}

/** Works out what the site has of what was chosen. */
export function groundOf(input: PlanInput): Ground {
  const { snapshot, choices, settings, policy } = input;
  const siteType = siteIncidentType(snapshot, choices, settings);
  const bindings = bindFields(snapshot.fields, settings);
  const chosen = (choices?.projects ?? []).flatMap((choice) => {
    const project = snapshot.projects.find(({ id }) => id === choice.projectId);
    return project ? [chosenProject(project, choice, siteType)] : [];
  });
  return {
    ...input,
    siteType,
    chosen,
    bindings,
    appFields: bindAppFields(snapshot.fields),
    document: policy?.document ?? firstPolicy(snapshot, choices, bindings),
  };
}

/** Our fields on a site. */
export const bindFields = (fields: SiteSnapshot['fields'], settings: Settings | undefined): Map<FieldName, Binding> =>
  new Map(OUR_FIELDS.map((ours) => [ours.field, bindField(ours, fields, settings?.fields[ours.field]?.fieldId)]));

function chosenProject(project: SiteProject, choice: ProjectChoice, siteType: IncidentType): ChosenProject {
  const type = typeIn(project, choice.issueTypeId, siteType);
  const first = type.state === 'there' || type.state === 'absent' ? type.id : undefined;
  const also = choice.alsoTypeIds.filter((id) => id !== first && project.types.some((one) => one.id === id && !one.subtask));
  return {
    project,
    choice,
    type,
    typeIds: type.state === 'gone' || type.state === 'subtask' ? [] : [...(first ? [first] : []), ...new Set(also)],
  };
}

/** Roles whose people may override a priority at first: Jira Service Management's agents, and every project's administrators. */
const OVERRIDING_ROLES = ['service desk team', 'administrators'];
/** Roles whose people may choose by which version of the policy an incident's clocks run. */
const ADMINISTERING_ROLES = ['administrators'];

/** Version 1 of the policy for this site: the ITIL defaults with the site's priorities and the values its fields have already. */
function firstPolicy(snapshot: SiteSnapshot, choices: Choices | null, bindings: ReadonlyMap<FieldName, Binding>): Policy | undefined {
  if (snapshot.priorities.length === 0) return undefined;
  const namesOf = (field: FieldName): string[] => {
    const binding = bindings.get(field);
    if (binding?.state !== 'there') return [];
    const context = contextFor(snapshot.contexts.get(binding.field.id) ?? [], choices?.target);
    return (context?.options ?? []).filter(({ disabled }) => !disabled).map(({ value }) => value);
  };
  const holders = (roles: readonly string[]) =>
    snapshot.roles
      .filter(({ name }) => roles.includes(name.trim().toLowerCase()))
      .map(({ id, name }) => ({ type: 'role' as const, id, name }));
  const pendingReason = pendingReasonOf(snapshot, choices?.target);
  return defaultPolicy({
    priorities: snapshot.priorities,
    impactNames: namesOf('impact'),
    urgencyNames: namesOf('urgency'),
    overriders: holders(OVERRIDING_ROLES),
    clockChoosers: holders(ADMINISTERING_ROLES),
    timeZone: snapshot.timeZone ?? 'UTC',
    statuses: snapshot.statuses,
    ...(pendingReason ? { pendingReason } : {}),
  });
}
