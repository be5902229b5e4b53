import { adfText } from '../../adf/adf';
import { STATUS_CATEGORIES } from '../../jql/fields/system';
import type { ChangeGroup, Comment, Issue, IssueLink } from '../../model';
import { Entity, fromJson, type Value } from '../values/value';
import { userEntity } from './people';
import { propertiesOf } from './properties';
import { type Entities, idOf, instant, plain, type World } from './world';

/** Rich text: `plainText` of a document; null when there is none. */
export function richText(value: unknown): Value {
  if (value === null || value === undefined) return null;
  const text = typeof value === 'string' ? value : adfText(value);
  return new Entity('RichText', { plainText: () => text }, () => ({ plainText: text }), text);
}

export function statusEntity({ jira }: World, id: string): Value {
  const status = jira.statuses.get(id);
  if (!status) return null;
  const found = STATUS_CATEGORIES.find((category) => category.category === status.category) ?? STATUS_CATEGORIES[0];
  const category = plain(
    'IssueStatusCategory',
    found.id,
    { id: Number(found.id), key: found.key, name: found.name },
    { id: Number(found.id), key: found.key, name: found.name },
  );
  return plain(
    'IssueStatus',
    id,
    { id: idOf(id), name: status.name, description: status.description, category },
    { id, name: status.name },
  );
}

export function typeEntity(world: World, id: string): Value {
  const type = world.jira.issueTypes.get(id);
  if (!type) return null;
  const members = {
    id: () => idOf(id),
    name: () => type.name,
    description: () => type.description,
    hierarchyLevel: () => type.hierarchyLevel,
    iconUrl: () => type.iconUrl,
    properties: () => propertiesOf(world, 'issuetype', id),
  };
  return new Entity('IssueType', members, () => ({ id, name: type.name }), id);
}

export function priorityEntity({ jira }: World, id: unknown): Value {
  const found = typeof id === 'string' ? jira.priorities.get(id) : undefined;
  if (!found) return null;
  const { name, description, iconUrl } = found;
  return plain('IssuePriority', found.id, { id: idOf(found.id), name, description, iconUrl }, { id: found.id, name });
}

export function resolutionEntity({ jira }: World, id: unknown): Value {
  const found = typeof id === 'string' ? jira.resolutions.get(id) : undefined;
  return found
    ? plain(
        'Resolution',
        found.id,
        { id: idOf(found.id), name: found.name, description: found.description },
        { id: found.id, name: found.name },
      )
    : null;
}

export function commentEntity(world: World, comment: Comment, issue: () => Value): Entity {
  world.beans++;
  return new Entity(
    'Comment',
    {
      id: () => idOf(comment.id),
      issue,
      author: () => userEntity(world, comment.authorId),
      body: () => richText(comment.body),
      created: () => instant(world, comment.created),
      updated: () => instant(world, comment.updated),
      properties: () => propertiesOf(world, 'comment', comment.id),
    },
    () => ({ id: comment.id, body: comment.body, created: comment.created }),
    comment.id,
  );
}

export function linkEntity(world: World, link: IssueLink, issue: Issue, entities: Entities): Entity | undefined {
  const outward = link.sourceId === issue.id;
  const other = entities.issueById(outward ? link.destinationId : link.sourceId);
  const type = world.jira.linkTypes.get(link.typeId);
  if (other === null || !type) return undefined;
  world.beans++;
  const { id, name, inward } = type;
  const kind = plain(
    'IssueLinkType',
    id,
    { id: idOf(id), name, inward, outward: type.outward },
    { id, name, inward, outward: type.outward },
  );
  const direction = outward ? 'outward' : 'inward';
  return plain('IssueLink', link.id, { id: idOf(link.id), type: kind, direction, linkedIssue: other }, { id: link.id, direction });
}

export function changelogEntity(world: World, change: ChangeGroup): Entity {
  world.beans++;
  const items = change.items.map((item) => {
    const json = {
      field: item.field,
      fieldId: item.fieldId ?? null,
      from: item.from,
      fromString: item.fromString,
      to: item.to,
      toString: item.toString,
    };
    return new Entity(
      'IssueChangelogItem',
      Object.fromEntries(Object.entries(json).map(([name, value]) => [name, () => fromJson(value)])),
      () => json,
      `${change.id} ${item.field}`,
    );
  });
  return new Entity(
    'IssueChangelog',
    {
      id: () => idOf(change.id),
      author: () => userEntity(world, change.authorId),
      created: () => instant(world, change.created),
      items: () => items,
    },
    () => ({ id: change.id, created: change.created, items: change.items }),
    change.id,
  );
}
