import { type AppError, AppFault } from '../../contract/errors';
import type { Choices, ProjectChoice, Settings } from '../../contract/types';
import { bindFields } from '../../domain/set-up/ground';
import { siteIncidentType, typeIn } from '../../domain/set-up/incident-type';
import { hasOptions } from '../../domain/set-up/our-fields';
import { screensOf } from '../../domain/set-up/screens';
import type { FieldContext, RequestForm, Schemes, SiteProject, SiteSnapshot } from '../../domain/set-up/site';
import type { AppSelf, SiteReader } from '../../ports';
import { atOnce } from './at-once';

/** What the app must be allowed in a project to look after its incidents (Jira's permission keys). */
const NEEDED = ['BROWSE_PROJECTS', 'EDIT_ISSUES', 'ADD_COMMENTS', 'LINK_ISSUES'] as const;

const NO_SCHEMES: Schemes = { types: [], typeScreens: [], screens: [] };

/** Reads everything set-up plans from; changes nothing. Of schemes, screens and contexts only what the chosen projects need. */
export async function readSite(
  { site, self }: { site: SiteReader; self: AppSelf },
  choices: Choices | null,
  settings: Settings | undefined,
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
  const bound = [...bindFields(fields, settings)].flatMap(([name, one]) => (one.state === 'there' ? [{ name, id: one.field.id }] : []));
  const screenIds = new Set(managed.flatMap((project) => screenIdsOf({ types, projects }, schemes, project, choices, settings)));
  const [contexts, screens, marks, lacking, forms] = await Promise.all([
    atOnce(bound, async ({ name, id }) => [id, await readContexts(site, id, hasOptions(name), chosenIds)] as const),
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

function screenIdsOf(
  base: Pick<SiteSnapshot, 'types' | 'projects'>,
  schemes: Schemes,
  project: SiteProject,
  choices: Choices | null,
  settings: Settings | undefined,
): string[] {
  const choice = choices?.projects.find(({ projectId }) => projectId === project.id);
  if (!choice) return [];
  const type = typeIn(project, choice.issueTypeId, siteIncidentType(base, choices, settings));
  const first = 'id' in type && type.id !== undefined ? [type.id] : [];
  return screensOf(schemes, project.id, [...first, ...choice.alsoTypeIds]).map(({ screenId }) => screenId);
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
