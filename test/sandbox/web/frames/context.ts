import type { BridgeContext, ModuleInfo } from '../../forge/types';
import type { WebContext } from '../route';
import { isPortalModule } from './access';
import type { Place } from './place';
import { recordAt } from './values';
import type { Viewer } from './viewer';

/** The context of a frame: what resolvers get, plus what only getContext tells. */
export interface FrameContext extends BridgeContext {
  permissions: { scopes: string[]; external: Record<string, unknown> };
}

/**
 * Builds the context of a module's frame as Forge's "Extension context" of its type describes it.
 * @param location URL of the page it is on
 */
export function frameContext(web: WebContext, viewer: Viewer, module: ModuleInfo, place: Place, location: string): FrameContext {
  const { forge, site } = web;
  return {
    ...(viewer.person ? { accountId: viewer.person.id } : {}),
    accountType: viewer.accountType,
    cloudId: site.cloudId,
    environmentId: forge.app.environmentId,
    environmentType: 'DEVELOPMENT',
    localId: `ari:cloud:ecosystem::extension/${forge.app.appId}/${forge.app.environmentId}/static/${module.key}`,
    locale: viewer.locale,
    moduleKey: module.key,
    siteUrl: site.baseUrl,
    timezone: viewer.person?.timeZone ?? 'UTC',
    extension: extensionOf(module, place, location),
    permissions: { scopes: [...forge.app.scopes], external: recordAt(recordAt(forge.manifest, 'permissions'), 'external') },
  };
}

/** The part resolvers get of it: `permissions` is the screen's alone. */
export function resolverContext({ permissions: _, ...context }: FrameContext): BridgeContext {
  return context;
}

function extensionOf(module: ModuleInfo, place: Place, location: string): BridgeContext['extension'] {
  if (isPortalModule(module.type)) {
    return {
      type: module.type,
      location,
      ...(place.portal ? { portal: place.portal } : {}),
      ...(place.portalPage === undefined ? {} : { page: place.portalPage }),
      ...(place.request ? { request: place.request } : {}),
    };
  }
  return {
    type: module.type,
    location,
    ...(place.issue ? { issue: place.issue } : {}),
    ...(place.project ? { project: place.project } : {}),
    ...(module.type === 'jira:issuePanel' ? { isNewToIssue: false } : {}),
  };
}
