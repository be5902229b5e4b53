import type { FieldDef, Issue } from '../../model';
import { groupName } from '../../people';
import { CalendarDateValue, ExpressionMap, fromJson, type Value } from '../values/value';
import { richText } from './parts';
import { userEntity } from './people';
import { versionEntity } from './project';
import { instant, type World } from './world';

/** Value of a custom field as expressions see it; null when it is empty. */
export function customValue(world: World, field: FieldDef, issue: Issue): Value {
  const value = issue.fields[field.id];
  if (value === null || value === undefined) return null;
  const each = (make: (item: string) => Value): Value =>
    Array.isArray(value) ? (value as string[]).map(make) : typeof value === 'string' ? make(value) : null;
  switch (field.kind) {
    case 'textarea':
      return richText(value);
    case 'date':
      return each((day) => new CalendarDateValue(day));
    case 'datetime':
      return each((iso) => instant(world, iso));
    case 'user':
    case 'multi-user':
    case 'participants':
      return each((id) => userEntity(world, id));
    case 'group':
    case 'multi-group':
      return each((id) => {
        const group = world.jira.groups.get(id);
        return group ? fromJson(groupName(world.jira, group)) : null;
      });
    case 'option':
    case 'multi-option':
      return each((id) => optionValue(world, id));
    case 'cascading': {
      const { option, child } = value as { option: string; child?: string };
      return optionValue(world, option, child);
    }
    case 'version-list':
      return each((id) => {
        const version = world.jira.projects.get(issue.projectId)?.versions?.find((candidate) => candidate.id === id);
        return version ? versionEntity(version) : null;
      });
    case 'organization':
      return each((id) => fromJson({ id, name: world.jira.organizations.get(id)?.name ?? null }));
    case 'request-type':
      return each((id) => requestTypeValue(world, id));
    default:
      return fromJson(value);
  }
}

function optionValue(world: World, id: string, childId?: string): Value {
  const option = world.jira.fieldOptions.get(id);
  if (!option) return null;
  const entries: [string, Value][] = [
    ['id', Number(id)],
    ['value', option.value],
  ];
  if (childId) entries.push(['child', optionValue(world, childId)]);
  return new ExpressionMap(new Map(entries));
}

function requestTypeValue(world: World, id: string): Value {
  const type = world.jira.requestTypes.get(id);
  return type ? fromJson({ requestType: { id: Number(id), name: type.name, issueTypeId: Number(type.issueTypeId) } }) : null;
}
