import type { ProjectVersion } from '../../model';
import { CalendarDateValue, Entity, type Value } from '../values/value';
import { userEntity } from './people';
import { propertiesOf } from './properties';
import { idOf, plain, type World } from './world';

/** A project; null when there is none. */
export function projectEntity(world: World, id: string): Value {
  const project = world.jira.projects.get(id);
  if (!project) return null;
  world.beans++;
  return new Entity(
    'Project',
    {
      id: () => idOf(project.id),
      key: () => project.key,
      name: () => project.name,
      description: () => project.description,
      projectTypeKey: () => project.projectTypeKey,
      style: () => project.style,
      lead: () => userEntity(world, project.leadAccountId),
      properties: () => propertiesOf(world, 'project', project.id),
      components: () => (project.components ?? []).map((found) => componentEntity(found)),
      versions: () => (project.versions ?? []).map((found) => versionEntity(found)),
    },
    () => ({ id: project.id, key: project.key, name: project.name, projectTypeKey: project.projectTypeKey, style: project.style }),
    project.id,
  );
}

export const componentEntity = ({ id, name, description }: { id: string; name: string; description: string }): Entity =>
  plain('Component', id, { id: idOf(id), name, description }, { id, name, description });

export const versionEntity = ({ id, name, description, archived, released, releaseDate }: ProjectVersion): Entity =>
  plain(
    'Version',
    id,
    { id: idOf(id), name, description, archived, released, releaseDate: releaseDate ? new CalendarDateValue(releaseDate) : null },
    { id, name, description, archived, released, ...(releaseDate ? { releaseDate } : {}) },
  );
