import type { ModuleInfo } from '../../forge/types';
import { json, type Route, type WebContext, type WebReply, type WebRequest } from '../route';
import { mayOpen } from './access';
import { type FrameContext, frameContext } from './context';
import { refusal, refuseForeign } from './guard';
import { findPlace, NoSuchPlace, type PlaceQuery } from './place';
import { type FrameSession, findSession, openSession } from './sessions';
import { bodyOf, isRecord, type Json, recordAt, textAt } from './values';
import { viewerOf } from './viewer';

/**
 * POST /_sandbox/frame: opens a frame for a module, or (with `opener`) a modal out of an open frame.
 * Answers {token, src, context, moduleKey, resource}; 403 or 404 when the viewer does not have the module here.
 */
export const openFrameRoute: Route = {
  origin: 'jira',
  method: 'POST',
  path: /^\/_sandbox\/frame$/,
  handle: async (context, request) => {
    const foreign = refuseForeign(request);
    if (foreign) return foreign;
    const asked = bodyOf(request.body);
    if (!asked) return refusal(400, 'A JSON object is needed.');
    return asked.opener === undefined ? openModule(context, request, asked) : openModal(context, request, asked);
  },
};

async function openModule(context: WebContext, request: WebRequest, asked: Json): Promise<WebReply> {
  const module = context.forge.module(textAt(asked, 'moduleKey') ?? '');
  if (!module) return refusal(404, `The app has no module ${String(asked.moduleKey)}.`);
  const viewer = viewerOf(context, request);
  try {
    const place = await findPlace(context, viewer, placeOf(recordAt(asked, 'place')));
    if (!mayOpen(context, viewer, module, place)) return refusal(403, `${module.key} is not available to you here.`);
    const built = frameContext(context, viewer, module, place, textAt(asked, 'location') ?? context.site.baseUrl);
    const frame = isRecord(asked.extension) ? withExtension(built, asked.extension) : built;
    const resource = textAt(asked, 'resource') ?? resourceOf(module);
    return admit(context, { module, resource, context: frame, ...(viewer.person ? { person: viewer.person.id } : {}) });
  } catch (error) {
    if (error instanceof NoSuchPlace) return refusal(404, `There is no such place, or you may not see it: ${error.message}.`);
    throw error;
  }
}

/** What the server alone says of a frame, whether or not this frame has it: an app trusts these. */
const SERVERS_OWN = new Set(['type', 'location', 'issue', 'project', 'portal', 'request', 'page', 'isNewToIssue']);

// What the page may add to the extension: values of a form it shows, never who or where.
function withExtension(context: FrameContext, extra: Json): FrameContext {
  const added = Object.fromEntries(Object.entries(extra).filter(([name]) => !SERVERS_OWN.has(name)));
  return { ...context, extension: { ...added, ...context.extension } };
}

// A modal has its opener's context, plus what the app handed it (Modal in @forge/bridge).
function openModal(context: WebContext, request: WebRequest, asked: Json): WebReply {
  const opener = findSession(context, asked.opener, request.person);
  const module = opener && context.forge.module(opener.moduleKey);
  if (!opener || !module) return refusal(403, 'This frame is not open.');
  const frame: FrameContext = { ...opener.context, extension: { ...opener.context.extension, modal: asked.modal ?? {} } };
  const resource = textAt(asked, 'resource') ?? opener.resource;
  return admit(context, { module, resource, context: frame, ...(opener.person === undefined ? {} : { person: opener.person }) });
}

interface Admitted {
  module: ModuleInfo;
  resource: string | undefined;
  context: FrameContext;
  person?: string;
}

function admit(context: WebContext, { module, resource, context: frame, person }: Admitted): WebReply {
  if (module.props.render === 'native' || recordAt(module.props, 'target').render === 'native') {
    return loud(context, `${module.key}: UI Kit (render: native) is not modelled by the local Jira`);
  }
  if (resource === undefined || context.forge.resourceDir(resource) === undefined) {
    return loud(context, `${module.key}: the manifest has no resource ${String(resource)}`);
  }
  const session: FrameSession = openSession(context, {
    moduleKey: module.key,
    moduleType: module.type,
    resource,
    context: frame,
    ...(person === undefined ? {} : { person }),
  });
  context.site.journal.note('bridge', `frame ${module.key} (${resource}) opened`);
  return json({
    token: session.token,
    src: `${context.appOrigin}/_frame/${encodeURIComponent(resource)}/index.html`,
    context: frame,
    moduleKey: module.key,
    resource,
    appName: context.forge.app.name,
  });
}

function loud(context: WebContext, what: string): WebReply {
  context.site.problems.report({ where: 'frames', what });
  return refusal(501, what);
}

function resourceOf(module: ModuleInfo): string | undefined {
  return textAt(module.props, 'resource') ?? textAt(recordAt(module.props, 'target'), 'resource');
}

function placeOf(asked: Json): PlaceQuery {
  return {
    issue: textAt(asked, 'issue'),
    project: textAt(asked, 'project'),
    portal: textAt(asked, 'portal'),
    portalPage: textAt(asked, 'portalPage'),
    request: textAt(asked, 'request'),
    requestType: textAt(asked, 'requestType'),
  };
}
