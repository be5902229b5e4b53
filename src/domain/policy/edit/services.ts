import type { Policy } from '../../../contract/types';

type Service = Policy['services'][number];

/** Services that do not work when one does not, be it through others; in the order of the policy, without the one itself. */
export function dependentsOf(services: readonly Service[], id: string): Service[] {
  const down = new Set([id]);
  for (let before = 0; before !== down.size; ) {
    before = down.size;
    for (const service of services) if (service.dependsOn.some((one) => down.has(one))) down.add(service.id);
  }
  return services.filter((service) => service.id !== id && down.has(service.id));
}

/** Whether a service would depend on itself if it depended on another one. */
export const wouldCircle = (services: readonly Service[], id: string, on: string): boolean =>
  id === on || dependentsOf(services, id).some((service) => service.id === on);

/** Whether a service depends on itself, be it through others. */
export const inCircle = ({ id, dependsOn }: Service, services: readonly Service[]): boolean =>
  dependsOn.some((on) => wouldCircle(services, id, on));

/** Removes a service; those that depended on it no longer do. */
export const removeService = (services: readonly Service[], id: string): Service[] =>
  services.filter((one) => one.id !== id).map((one) => ({ ...one, dependsOn: one.dependsOn.filter((on) => on !== id) }));
