import { changesOf, commentsOf, followersOf, getIssue, linksOf, subtasksOf } from '../../issues/store';
import type { Issue } from '../../model';
import { CalendarDateValue, Entity, type Value } from '../values/value';
import { customValue } from './custom-value';
import { changelogEntity, commentEntity, linkEntity, priorityEntity, resolutionEntity, richText, statusEntity, typeEntity } from './parts';
import { userEntity } from './people';
import { componentEntity, projectEntity, versionEntity } from './project';
import { propertiesOf } from './properties';
import { type Entities, idOf, instant, type World } from './world';

/** Members of Issue that Jira has and the local one has not: reading them is refused by name. */
const UNMODELLED = [
  'sprint',
  'closedSprints',
  'epic',
  'isEpic',
  'stories',
  'flagged',
  'color',
  'done',
  'attachments',
  'worklogs',
  'originalEstimate',
  'remainingEstimate',
  'timeSpent',
  'securityLevel',
];

export function entitiesOf(world: World): Entities {
  const entities: Entities = {
    issue: (issue) => issueEntity(world, entities, issue),
    issueById: (idOrKey) => {
      const issue = getIssue(world.jira, idOrKey);
      return issue && world.sees(issue) ? issueEntity(world, entities, issue) : null;
    },
    project: (id) => projectEntity(world, id),
    user: (accountId) => userEntity(world, accountId),
  };
  return entities;
}

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []);

/** An issue (type Issue), as it is given: a validator sees it as it would be after the transition. */
function issueEntity(world: World, entities: Entities, issue: Issue): Entity {
  const { jira } = world;
  const { fields } = issue;
  world.beans++;
  const expensively = <T>(read: () => T): T => {
    world.expensive++;
    return read();
  };
  const self = (): Value => entities.issue(issue);
  const children = (): Issue[] => expensively(() => subtasksOf(jira, issue.id).filter(world.sees));
  const project = jira.projects.get(issue.projectId);
  const versions = (ids: unknown): Value =>
    (project?.versions ?? []).filter((version) => texts(ids).includes(version.id)).map(versionEntity);
  return new Entity(
    'Issue',
    {
      id: () => idOf(issue.id),
      key: () => issue.key,
      summary: () => (typeof fields.summary === 'string' ? fields.summary : null),
      description: () => richText(fields.description),
      environment: () => richText(fields.environment),
      issueType: () => typeEntity(world, issue.typeId),
      status: () => statusEntity(world, issue.statusId),
      priority: () => priorityEntity(world, fields.priority),
      resolution: () => resolutionEntity(world, fields.resolution),
      project: () => expensively(() => projectEntity(world, issue.projectId)),
      assignee: () => expensively(() => userEntity(world, fields.assignee)),
      reporter: () => expensively(() => userEntity(world, fields.reporter)),
      creator: () => expensively(() => userEntity(world, fields.creator)),
      created: () => instant(world, issue.created),
      updated: () => instant(world, issue.updated),
      resolutionDate: () => instant(world, fields.resolutiondate),
      dueDate: () => (typeof fields.duedate === 'string' ? new CalendarDateValue(fields.duedate) : null),
      labels: () => texts(fields.labels),
      components: () =>
        (project?.components ?? []).filter((component) => texts(fields.components).includes(component.id)).map(componentEntity),
      versions: () => versions(fields.versions),
      fixVersions: () => versions(fields.fixVersions),
      parent: () => expensively(() => (typeof fields.parent === 'string' ? entities.issueById(fields.parent) : null)),
      subtasks: () =>
        children()
          .filter((child) => (jira.issueTypes.get(child.typeId)?.hierarchyLevel ?? 0) < 0)
          .map(entities.issue),
      childIssues: () => children().map(entities.issue),
      comments: () =>
        expensively(() =>
          commentsOf(jira, issue.id)
            .filter((comment) => world.seesComment(issue, comment))
            .map((comment) => commentEntity(world, comment, self)),
        ),
      links: () => expensively(() => linksOf(jira, issue.id).flatMap((link) => linkEntity(world, link, issue, entities) ?? [])),
      changelogs: () =>
        expensively(() =>
          changesOf(jira, issue.id)
            .map((change) => changelogEntity(world, change))
            .reverse(),
        ),
      properties: () => propertiesOf(world, 'issue', issue.id),
      watches: () => expensively(() => followersOf(jira, 'watcher', issue.id).length),
      watchers: () => expensively(() => followersOf(jira, 'watcher', issue.id).map((id) => userEntity(world, id))),
      votes: () => expensively(() => followersOf(jira, 'vote', issue.id).length),
      voters: () => expensively(() => followersOf(jira, 'vote', issue.id).map((id) => userEntity(world, id))),
    },
    () => ({ id: issue.id, key: issue.key, self: `${jira.site.baseUrl}/rest/api/3/issue/${issue.id}`, summary: fields.summary ?? null }),
    issue.id,
    (name) => {
      if (UNMODELLED.includes(name))
        jira.site.problems.report({ where: 'expression', what: `issue.${name} is not modelled by the local Jira` });
      const field = jira.fields.get(name);
      return field?.custom && !field.trashed ? customValue(world, field, issue) : undefined;
    },
  );
}
