import { randomBytes } from 'node:crypto';
import type { AccountId } from '../../jira/model';
import type { WebContext } from '../route';
import type { FrameContext } from './context';

/** One open frame: who opened it, and what the server said about it. */
export interface FrameSession {
  token: string;
  person?: AccountId;
  moduleKey: string;
  moduleType: string;
  resource: string;
  context: FrameContext;
}

/** Frames kept; more than any browser has open. The oldest fall out. */
const KEPT = 2_000;

const bySite = new WeakMap<object, Map<string, FrameSession>>();

function sessionsOf(context: WebContext): Map<string, FrameSession> {
  let found = bySite.get(context.site);
  if (!found) {
    found = new Map();
    bySite.set(context.site, found);
  }
  return found;
}

/** Notes an open frame and gives it its token: opaque, unguessable, of no use to another person. */
export function openSession(context: WebContext, session: Omit<FrameSession, 'token'>): FrameSession {
  const sessions = sessionsOf(context);
  // Real randomness: a secret, neither stored nor part of what a seed decides.
  const token = randomBytes(24).toString('base64url');
  const opened = { ...session, token };
  sessions.set(token, opened);
  if (sessions.size > KEPT) {
    const oldest = sessions.keys().next().value;
    if (oldest !== undefined) sessions.delete(oldest);
  }
  return opened;
}

/** The frame a token stands for; undefined unless the same person asks who opened it. */
export function findSession(context: WebContext, token: unknown, person: AccountId | undefined): FrameSession | undefined {
  if (typeof token !== 'string') return undefined;
  const found = sessionsOf(context).get(token);
  return found && found.person === person ? found : undefined;
}
