import { type AppError, AppFault } from '../../contract/errors';
import type { Choices, ProjectChoice, PublishedPolicy, Settings } from '../../contract/types';
import { bindFields } from '../../domain/set-up/ground';
import { siteIncidentType, typeIn } from '../../domain/set-up/incident-type';
import { hasOptions } from '../../domain/set-up/our-fields';
import { pendingReasonField } from '../../domain/set-up/pending-reason';
import { screensOf } from '../../domain/set-up/screens';
import type { FieldContext, RequestForm, Schemes, SiteProject, SiteSnapshot, SiteStatus } from '../../domain/set-up/site';
import type { AppSelf, SiteReader } from '../../ports';
import { atOnce } from './at-once';

/** What the app must be allowed in a project to look after its incidents (Jira's permission keys). */
export const NEEDED = ['BROWSE_PROJECTS', 'EDIT_ISSUES', 'ASSIGN_ISSUES', 'TRANSITION_ISSUES', 'ADD_COMMENTS', 'LINK_ISSUES'] as const;

const NO_SCHEMES: Schemes = { types: [], typeScreens: [], screens: [] };

/**
 * Reads everything set-up plans from; changes nothing. Of schemes, screens and contexts only what the chosen projects need; what only the
 * first policy is made of, only until there is one.
 */
export async function readSite(
  { site, self }: { site: SiteReader; self: AppSelf },
  choices: Choices | null,
  settings: Settings | undefined,
  policy: PublishedPolicy | undefined,
): Promise<SiteSnapshot> {
  const chosenIds = choices?.projects.map(({ projectId }) => projectId) ?? [];
  const former = choices ? (settings?.incidents ?? []).map(({ projectId }) => projectId).filter((id) => !chosenIds.includes(id)) : [];
  const [projectCount, projects, types, fields, linkTypes, priorities, roles] = await Promise.all([
    site.countProjects(),
    site.readProjects([...chosenIds, ...former]),
    site.readTypes(),
    site.readFields(),
    site.readLinkTypes(),
    site.readPriorities(),
    site.readRoles(),
  ]);
  const there = projects.filter(({ id }) => chosenIds.includes(id));
  const managed = there.filter(({ teamManaged }) => !teamManaged);
  const schemes = managed.length > 0 ? await site.readSchemes() : NO_SCHEMES;
  const pending = policy ? undefined : pendingReasonField(fields);
  const bound = [
    ...[...bindFields(fields, settings)].flatMap(([name, one]) =>
      one.state === 'there' ? [{ id: one.field.id, options: hasOptions(name) }] : [],
    ),
    ...(pending ? [{ id: pending.id, options: true }] : []),
  ];
  const screenIds = new Set(managed.flatMap((project) => screenIdsOf({ types, projects }, schemes, project, choices, settings)));
  const [contexts, screens, marks, lacking, forms, timeZone, statuses] = await Promise.all([
    atOnce(bound, async ({ id, options }) => [id, await readContexts(site, id, options, chosenIds)] as const),
    site.readScreens([...screenIds]),
    keyed(
      projects.map(({ id }) => id),
      (id) => site.readMark(id),
    ),
    keyed(
      there.map(({ id }) => id),
      (id) => self.lacking(id, NEEDED),
    ),
    readForms(site, there, choices?.projects ?? []),
    policy ? undefined : site.readTimeZone(),
    policy ? [] : readStatuses(site, { types, projects }, there, choices, settings),
  ]);
  return {
    projectCount,
    projects,
    types,
    fields,
    linkTypes,
    priorities,
    roles,
    contexts: new Map(contexts),
    timeZone,
    statuses,
    schemes,
    screens: new Map(screens.map((screen) => [screen.id, screen])),
    marks,
    lacking,
    forms,
  };
}

const keyed = async <T>(ids: readonly string[], read: (id: string) => Promise<T>): Promise<Map<string, T>> =>
  new Map(await atOnce(ids, async (id) => [id, await read(id)] as const));

/** A field's contexts; options only of those that may apply to a chosen project. */
async function readContexts(
  site: SiteReader,
  fieldId: string,
  withOptions: boolean,
  projectIds: readonly string[],
): Promise<FieldContext[]> {
  const contexts = await site.readContexts(fieldId);
  return atOnce(contexts, async (context) => {
    const applies = !context.projectIds || context.id === contexts[0]?.id || context.projectIds.some((id) => projectIds.includes(id));
    return { ...context, options: withOptions && applies ? await site.readOptions(fieldId, context.id) : [] };
  });
}

/** Incident types of a chosen project, as far as they have ids. */
function typeIdsIn(
  base: Pick<SiteSnapshot, 'types' | 'projects'>,
  project: SiteProject,
  choices: Choices | null,
  settings: Settings | undefined,
): string[] | undefined {
  const choice = choices?.projects.find(({ projectId }) => projectId === project.id);
  if (!choice) return undefined;
  const type = typeIn(project, choice.issueTypeId, siteIncidentType(base, choices, settings));
  return [...('id' in type && type.id !== undefined ? [type.id] : []), ...choice.alsoTypeIds];
}

const screenIdsOf = (
  base: Pick<SiteSnapshot, 'types' | 'projects'>,
  schemes: Schemes,
  project: SiteProject,
  choices: Choices | null,
  settings: Settings | undefined,
): string[] => {
  const typeIds = typeIdsIn(base, project, choices, settings);
  return typeIds ? screensOf(schemes, project.id, typeIds).map(({ screenId }) => screenId) : [];
};

/** Statuses incidents have in the chosen projects, each once. A type that is still to come will get those of the project’s other types. */
async function readStatuses(
  site: SiteReader,
  base: Pick<SiteSnapshot, 'types' | 'projects'>,
  projects: readonly SiteProject[],
  choices: Choices | null,
  settings: Settings | undefined,
): Promise<SiteStatus[]> {
  const found = await atOnce(projects, async (project) => {
    const wanted = typeIdsIn(base, project, choices, settings) ?? [];
    const types = (await site.readStatuses(project.id)).filter(({ subtask }) => !subtask);
    const ours = types.filter(({ typeId }) => wanted.includes(typeId));
    return (ours.length > 0 ? ours : types).flatMap(({ statuses }) => statuses);
  });
  return [...new Map(found.flat().map((status) => [status.id, status])).values()];
}

/** Forms of the chosen request types. That the admin may not see a service desk is told in its step and does not stop the rest. */
async function readForms(
  site: SiteReader,
  projects: readonly SiteProject[],
  choices: readonly ProjectChoice[],
): Promise<SiteSnapshot['forms']> {
  const asked = projects.flatMap((project) => {
    const requestTypeId = choices.find(({ projectId }) => projectId === project.id)?.requestTypeId;
    return project.serviceProject && requestTypeId !== undefined ? [{ project, requestTypeId }] : [];
  });
  return new Map(
    await atOnce(asked, async ({ project, requestTypeId }): Promise<[string, RequestForm | { refused: AppError } | undefined]> => {
      try {
        return [project.id, await site.readRequestForm(project.key, requestTypeId)];
      } catch (error) {
        if (!(error instanceof AppFault) || error.error.code === 'TRY_LATER') throw error;
        return [project.id, { refused: error.error }];
      }
    }),
  );
}
