import { navigate } from '../../router';
import { modulePath } from '../module-path';
import { reportProblem } from '../page';
import { isRecord, type Json } from '../wire';
import type { Command } from './command';

/** What @forge/bridge calls `router`. */
export const navigationCommands: Record<string, Command> = {
  getUrl: async (_frame, payload) => new URL(await pathOf(payload), location.origin).href,
  navigate: async (frame, payload) => {
    const target = isRecord(payload) && typeof payload.url === 'string' ? payload.url : await pathOf(payload);
    const url = new URL(target, location.origin);
    if (!['http:', 'https:', 'mailto:'].includes(url.protocol)) throw new Error(`Apps cannot go to ${url.protocol} addresses.`);
    if (isRecord(payload) && payload.type === 'new-tab') window.open(url.href, '_blank', 'noopener');
    else {
      await frame.settled();
      if (url.origin === location.origin) navigate(url.pathname + url.search + url.hash);
      else location.assign(url.href);
    }
  },
};

/** Path of a NavigationLocation of @forge/bridge. Targets of other products are a loud failure. */
async function pathOf(payload: unknown): Promise<string> {
  const at = isRecord(payload) ? payload : {};
  switch (at.target) {
    case 'issue':
      return `/browse/${part(at, 'issueKey')}`;
    case 'userProfile':
      return `/people/${part(at, 'accountId')}`;
    case 'projectSettingsDetails':
      return `/projects/${part(at, 'projectKey')}/settings`;
    case 'module': {
      const project = typeof at.projectKey === 'string' ? at.projectKey : undefined;
      const base = await modulePath(String(at.moduleKey), project);
      const rest = typeof at.path === 'string' ? at.path : '';
      return rest === '' || rest === '/' ? base : `${base}${rest.startsWith('/') ? '' : '/'}${rest}`;
    }
    default: {
      const what = `navigation target ${String(at.target)} is not modelled by the local Jira`;
      reportProblem(what);
      throw new Error(what);
    }
  }
}

function part(at: Json, name: string): string {
  const value = at[name];
  if (typeof value !== 'string' || value === '') throw new Error(`${name} is required for ${String(at.target)}`);
  return encodeURIComponent(value);
}
