import type { FrameInfo } from './frame-host';
import { askRecord } from './page';
import { isRecord } from './wire';

/** Where in Jira a module is shown; the server checks it. */
export interface FramePlace {
  issue?: string;
  project?: string;
  portal?: string;
  portalPage?: string;
  request?: string;
  requestType?: string;
}

export type FrameRequest =
  | { moduleKey: string; place: FramePlace; resource?: string; extension?: Record<string, unknown> }
  | { opener: string; modal: unknown; resource?: string };

/** Has the server open a frame. Throws Refused when the person does not have the module here. */
export async function openFrame(request: FrameRequest): Promise<FrameInfo> {
  const answer = await askRecord('POST', '/_sandbox/frame', { ...request, location: location.href });
  const { context } = answer;
  if (!isRecord(context) || !isRecord(context.extension)) throw new Error('The server sent no frame.');
  return {
    token: String(answer.token),
    src: String(answer.src),
    moduleKey: String(answer.moduleKey),
    resource: String(answer.resource),
    appName: String(answer.appName),
    context: { ...context, extension: context.extension },
  };
}
