import { getProperty, type PropertyOwner, propertyKeys } from '../../issues/properties';
import { text } from '../values/arguments';
import { Callable, Entity, fromJson, type Value } from '../values/value';
import type { World } from './world';

/** `issue.properties`: by `properties['key']`, `properties.key` or `properties.get('key')`; a property that is not set is null. */
export function propertiesOf(world: World, owner: PropertyOwner, id: string): Entity {
  world.expensive++;
  const read = (key: string): Value => {
    world.expensive++;
    return fromJson(getProperty(world.jira, owner, id, key));
  };
  return new Entity(
    'EntityProperties',
    {
      get: () => new Callable((given) => read(text('get', given, 0))),
      keySet: () => new Callable(() => propertyKeys(world.jira, owner, id)),
    },
    () => Object.fromEntries(propertyKeys(world.jira, owner, id).map((key) => [key, getProperty(world.jira, owner, id, key)])),
    `${owner} ${id}`,
    read,
  );
}
