import { followersOf } from '../../issues/store';
import type { Issue, Project } from '../../model';
import { can } from '../../permissions';
import type { Scope } from '../meaning/scope';
import { textOf } from '../meaning/text';
import type { FieldMaker } from './field';
import { dayField, idField, instantField, numberField, textField } from './kinds';
import { personField } from './people';
import { comment, everyText } from './texts';
import { many, one } from './values';
import { issueKey, issueLink, issueLinkType, parent, voter, watcher } from './work';

interface Named {
  id: string;
  name: string;
}

/** Ids of the things of a name (in any case), or the one of an id. Several things may share a name: team-managed projects have their own. */
export function byName<T extends Named>(things: T[], text: string): string[] {
  const wanted = text.toLowerCase();
  const named = things.filter((thing) => thing.name.toLowerCase() === wanted);
  return (named.length > 0 ? named : things.filter((thing) => thing.id === text)).map((thing) => thing.id);
}

const suggestNames = (things: Named[]): { value: string; displayName: string }[] =>
  [...new Set(things.map((thing) => thing.name))].map((name) => ({ value: name, displayName: name }));

export const visibleProjects = (scope: Scope): Project[] =>
  scope.jira.projects.list((project) => can(scope.jira, scope.caller, 'BROWSE_PROJECTS', { projectId: project.id }));

const project: FieldMaker = (name, scope) =>
  idField({
    name,
    javaType: 'com.atlassian.jira.project.Project',
    neverEmpty: true,
    read: (issue) => [issue.projectId],
    resolve: (text) => {
      const seen = visibleProjects(scope);
      const byKey = seen.filter((candidate) => candidate.key === text.toUpperCase());
      return byKey.length > 0 ? byKey.map((candidate) => candidate.id) : byName(seen, text);
    },
    sort: { key: (issue) => scope.jira.projects.get(issue.projectId)?.name.toLowerCase(), byDefault: 'asc' },
    suggest: () => visibleProjects(scope).map((seen) => ({ value: seen.key, displayName: `${seen.name} (${seen.key})` })),
  });

const status: FieldMaker = (name, scope) =>
  idField({
    name,
    javaType: 'com.atlassian.jira.issue.status.Status',
    neverEmpty: true,
    historyItem: 'status',
    read: (issue) => [issue.statusId],
    resolve: (text) => byName(scope.jira.statuses.list(), text),
    sort: { key: (issue) => scope.jira.statuses.list().findIndex((found) => found.id === issue.statusId), byDefault: 'desc' },
    suggest: () => suggestNames(scope.jira.statuses.list()),
  });

/** Status categories as Jira has them. */
export const STATUS_CATEGORIES = [
  { id: '2', key: 'new', name: 'To Do', category: 'TODO' },
  { id: '4', key: 'indeterminate', name: 'In Progress', category: 'IN_PROGRESS' },
  { id: '3', key: 'done', name: 'Done', category: 'DONE' },
] as const;

const statusCategory: FieldMaker = (name, scope) =>
  idField({
    name,
    javaType: 'com.atlassian.jira.issue.status.category.StatusCategory',
    neverEmpty: true,
    read: (issue) => {
      const category = scope.jira.statuses.get(issue.statusId)?.category;
      return STATUS_CATEGORIES.filter((found) => found.category === category).map((found) => found.id);
    },
    resolve: (text) => {
      const wanted = text.toLowerCase();
      return STATUS_CATEGORIES.filter(({ id, key, name }) => id === text || key === wanted || name.toLowerCase() === wanted).map(
        ({ id }) => id,
      );
    },
    suggest: () => suggestNames([...STATUS_CATEGORIES]),
  });

const issuetype: FieldMaker = (name, scope) =>
  idField({
    name,
    javaType: 'com.atlassian.jira.issue.issuetype.IssueType',
    functions: 'issuetype',
    read: (issue) => [issue.typeId],
    resolve: (text) => byName(scope.jira.issueTypes.list(), text),
    sort: { key: (issue) => scope.jira.issueTypes.get(issue.typeId)?.name.toLowerCase(), byDefault: 'asc' },
    suggest: () => suggestNames(scope.jira.issueTypes.list()),
  });

const priority: FieldMaker = (name, scope) => {
  const all = scope.jira.priorities.list();
  // The list begins with the highest; "greater" is more urgent.
  const rank = (id: string | undefined): number | undefined => {
    const place = all.findIndex((found) => found.id === id);
    return place < 0 ? undefined : all.length - place;
  };
  return idField({
    name,
    javaType: 'com.atlassian.jira.issue.priority.Priority',
    historyItem: 'priority',
    read: (issue) => one(issue, 'priority'),
    resolve: (text) => byName(all, text),
    rank,
    sort: { key: (issue) => rank(one(issue, 'priority')[0]), byDefault: 'desc' },
    suggest: () => suggestNames(all),
  });
};

const UNRESOLVED = 'unresolved';

const resolution: FieldMaker = (name, scope) => {
  const field = idField({
    name,
    javaType: 'com.atlassian.jira.issue.resolution.Resolution',
    historyItem: 'resolution',
    read: (issue) => one(issue, 'resolution'),
    resolve: (text) => byName(scope.jira.resolutions.list(), text),
    rank: (id) => scope.jira.resolutions.list().findIndex((found) => found.id === id),
    sort: { key: (issue) => scope.jira.resolutions.list().findIndex((found) => found.id === issue.fields.resolution), byDefault: 'desc' },
    suggest: () => [{ value: 'Unresolved', displayName: 'Unresolved' }, ...suggestNames(scope.jira.resolutions.list())],
  });
  // "Unresolved" is a word for EMPTY, unless somebody made a resolution of that name.
  const isEmpty = (text: string): boolean => text.toLowerCase() === UNRESOLVED && byName(scope.jira.resolutions.list(), text).length === 0;
  return {
    ...field,
    test: (operator, values) =>
      field.test(
        operator,
        values.map((value) => (!value.empty && isEmpty(value.text) ? { empty: true } : value)),
      ),
    ...(field.history
      ? { history: { ...field.history, resolve: (text: string) => (isEmpty(text) ? [''] : (field.history?.resolve(text) ?? [])) } }
      : {}),
  };
};

const labelled =
  (fieldId: string): FieldMaker =>
  (name) =>
    idField({
      name,
      javaType: 'com.atlassian.jira.issue.label.Label',
      // Labels compare without regard to case; any text may be one.
      read: (issue) => many(issue, fieldId).map((label) => label.toLowerCase()),
      resolve: (text) => [text.toLowerCase()],
      sort: { key: (issue) => many(issue, fieldId).join(' ').toLowerCase() || undefined, byDefault: 'asc' },
    });

const component: FieldMaker = (name, scope) => {
  const all = (): Named[] => visibleProjects(scope).flatMap((seen) => seen.components ?? []);
  return idField({
    name,
    javaType: 'com.atlassian.jira.project.ProjectComponent',
    read: (issue) => many(issue, 'components'),
    resolve: (text) => byName(all(), text),
    sort: { key: (issue) => nameIn(all(), many(issue, 'components')[0]), byDefault: 'asc' },
    suggest: () => suggestNames(all()),
  });
};

export const versionField =
  (fieldId: string, historyItem?: string): FieldMaker =>
  (name, scope) => {
    const all = visibleProjects(scope).flatMap((seen) => seen.versions ?? []);
    return idField({
      name,
      javaType: 'com.atlassian.jira.project.version.Version',
      functions: 'version',
      ...(historyItem ? { historyItem } : {}),
      read: (issue) => many(issue, fieldId),
      resolve: (text) => byName(all, text),
      rank: (id) => {
        const place = all.findIndex((found) => found.id === id);
        return place < 0 ? undefined : place;
      },
      sort: { key: (issue) => nameIn(all, many(issue, fieldId)[0]), byDefault: 'asc' },
      suggest: () => suggestNames(all),
    });
  };

const nameIn = (things: Named[], id: string | undefined): string | undefined => things.find((thing) => thing.id === id)?.name.toLowerCase();

const person =
  (fieldId: string, historyItem?: string): FieldMaker =>
  (name, scope) =>
    personField(name, scope, (issue) => one(issue, fieldId), historyItem ? { historyItem } : {});

const instant =
  (read: (issue: Issue) => string[]): FieldMaker =>
  (name, scope) =>
    instantField({ name, scope, read });

const text =
  (fieldId: string): FieldMaker =>
  (name) =>
    textField({ name, read: (issue) => [textOf(issue.fields[fieldId])] });

const count =
  (table: 'watcher' | 'vote'): FieldMaker =>
  (name, scope) =>
    numberField({ name, neverEmpty: true, read: (issue) => [followersOf(scope.jira, table, issue.id).length] });

/** Jira's own fields by the names JQL knows them under, in lower case. */
export const SYSTEM_FIELDS: ReadonlyMap<string, { names: readonly string[]; make: FieldMaker }> = new Map(
  (
    [
      [['project'], project],
      [['issuekey', 'key', 'id', 'issue'], issueKey],
      [['issuetype', 'type', 'workType'], issuetype],
      [['status'], status],
      [['statusCategory'], statusCategory],
      [['statusCategoryChangedDate'], instant((issue) => [one(issue, 'statuscategorychangedate')[0] ?? issue.created])],
      [['priority'], priority],
      [['resolution'], resolution],
      [['assignee'], person('assignee', 'assignee')],
      [['reporter'], person('reporter', 'reporter')],
      [['creator'], person('creator')],
      [['created', 'createdDate'], instant((issue) => [issue.created])],
      [['updated', 'updatedDate'], instant((issue) => [issue.updated])],
      [['resolved', 'resolutiondate'], instant((issue) => one(issue, 'resolutiondate'))],
      [['due', 'duedate'], (name, scope) => dayField({ name, scope, read: (issue) => one(issue, 'duedate') })],
      [['summary'], text('summary')],
      [['description'], text('description')],
      [['environment'], text('environment')],
      [['comment'], comment],
      [['text', 'textfields'], everyText],
      [['labels'], labelled('labels')],
      [['component'], component],
      [['fixVersion'], versionField('fixVersions', 'Fix Version')],
      [['affectedVersion'], versionField('versions')],
      [['parent'], parent],
      [['issueLink'], issueLink],
      [['issueLinkType'], issueLinkType],
      [['watcher'], watcher],
      [['voter'], voter],
      [['watchers'], count('watcher')],
      [['votes'], count('vote')],
    ] as [readonly string[], FieldMaker][]
  ).flatMap(([names, make]) => names.map((name) => [name.toLowerCase(), { names, make }])),
);

/** Fields Jira has and the local one does not: asking for them is a loud failure besides the refusal. */
export const UNMODELLED_FIELDS: ReadonlySet<string> = new Set(
  (
    'attachments category filter request savedfilter searchrequest lastviewed level originalestimate remainingestimate timeestimate ' +
    'timeoriginalestimate timespent workratio worklogauthor worklogcomment worklogdate sprint hierarchylevel projecttype ' +
    'request-channel-type request-last-activity-time customer organizationsid approvals approver satisfaction development'
  )
    .split(' ')
    .concat('epic link', 'epic name', 'story points', 'request channel type'),
);

export { labelled };
