import type { Policy } from '../../contract/types';
import { APP_FIELDS } from '../incident/facts';
import { LINK_TYPE } from '../settings/names';
import { APP_FIELD_MODULES } from './app-fields';
import type { Ground } from './ground';
import { TYPE_DESCRIPTION } from './incident-type';
import { listed, type PlannedStep, standing, todo } from './step';

/** Whether the app sees projects at all. */
export const projectsStep = ({ snapshot }: Ground): PlannedStep =>
  snapshot.projectCount > 0
    ? standing('projects', 'done', 'seen', { count: String(snapshot.projectCount) })
    : standing('projects', 'manual', 'none');

/** The site's type for incidents: reused or made, unless every chosen project has a certain one. */
export function incidentTypeStep({ choices, siteType }: Ground): PlannedStep {
  const id = 'incidentType';
  if (choices?.projects.every(({ issueTypeId }) => issueTypeId !== 'incident')) return standing(id, 'done', 'notNeeded');
  if (siteType.state === 'there') return standing(id, 'done', 'reuse', { name: siteType.type.name });
  const { name, taken } = siteType;
  const writes = [{ do: 'createType', name, description: TYPE_DESCRIPTION } as const];
  return taken === undefined ? todo(id, 'create', { name }, writes) : todo(id, 'createOther', { name, taken }, writes);
}

/** The app's own fields, which Jira makes and only the app writes. */
export function appFieldsStep({ appFields }: Ground): PlannedStep {
  const gone = APP_FIELDS.filter((name) => !appFields.has(name)).map((name) => APP_FIELD_MODULES[name].name);
  if (gone.length > 0) return standing('appFields', 'manual', 'gone', { names: listed(gone) });
  return standing('appFields', 'done', 'there', { names: listed([...appFields.values()].map(({ name }) => name)) });
}

/** The link type between an incident and where it came from. */
export function linkTypeStep({ snapshot: { linkTypes } }: Ground): PlannedStep {
  if (!linkTypes) return standing('linkType', 'manual', 'off');
  const name = linkTypes.find((one) => one.toLowerCase() === LINK_TYPE.toLowerCase());
  if (name !== undefined) return standing('linkType', 'done', 'there', { name });
  const words = 'relates to';
  return todo('linkType', 'create', { name: LINK_TYPE }, [{ do: 'createLinkType', name: LINK_TYPE, inward: words, outward: words }]);
}

/** The priorities the matrix leads to. */
export function prioritiesStep({ snapshot: { priorities }, policy }: Ground): PlannedStep {
  if (priorities.length === 0) return standing('priorities', 'manual', 'none');
  const gone = policy?.document.priorities.filter(({ jiraPriorityId }) => !priorities.some(({ id }) => id === jiraPriorityId)) ?? [];
  if (gone.length > 0) return standing('priorities', 'manual', 'gone', { names: listed(gone.map(({ name }) => name)) });
  return standing('priorities', 'done', 'there', { names: listed(priorities.map(({ name }) => name)) });
}

/** Version 1 of the policy. */
export function policyStep({ policy, document, choices }: Ground): PlannedStep {
  if (policy) return standing('policy', 'done', 'published', { version: String(policy.version) });
  if (!document) return todo('policy', 'publish', {}, [], { needs: ['priorities'] });
  const writes = [{ do: 'publishPolicy', document } as const];
  // What incidents wait in is known by the statuses of the projects.
  if (!choices) return todo('policy', 'publish', {}, writes);
  const calendars = document.calendars.map(({ name, definition }) => `${name} (${definition.timeZone})`);
  const clocks = { clocks: listed(document.metrics.map(({ name }) => name)), calendars: listed(calendars) };
  const holds = waitsIn(document);
  return holds === '' ? todo('policy', 'publishNoHolds', clocks, writes) : todo('policy', 'publishClocks', { ...clocks, holds }, writes);
}

/** "Waiting for a vendor (Pending), …": reasons to wait, and in which statuses. Empty when the site has none. */
const waitsIn = ({ holdReasons }: Policy): string =>
  listed(
    holdReasons.flatMap(({ name, while: ways }) => {
      const statuses = ways.flatMap(({ status }) => status?.ids.map((one) => one.name) ?? []);
      return statuses.length > 0 ? [`${name} (${listed(statuses)})`] : [];
    }),
  );
