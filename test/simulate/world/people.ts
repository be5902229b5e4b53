import { type AppError, AppFault } from '../../../src/contract/errors';
import { acknowledge } from '../../../src/usecases/desk/acknowledge';
import { askForEscalation } from '../../../src/usecases/desk/ask-for-escalation';
import { deEscalate } from '../../../src/usecases/desk/de-escalate';
import { escalate } from '../../../src/usecases/desk/escalate';
import { recordDecided } from '../../../src/usecases/desk/record-decided';
import { snooze } from '../../../src/usecases/desk/snooze';
import { overridePriority } from '../../../src/usecases/panel/override-priority';
import { releasePriority } from '../../../src/usecases/panel/release-priority';
import { requestLook } from '../../../src/usecases/request-look';
import type { Deed, DeskDeed, Script } from '../script/script';
import { FIELD, MINUTE, STATUS } from '../script/site';
import { ports } from './compose';
import type { Stage } from './stage';

/** ms after an act of the panel's at which it asks for a look again, should the outcome not be there. */
const ASKS_AGAIN = [5_000, 20_000, MINUTE, 10 * MINUTE] as const;
/** How often somebody clicks again on what gave an error. */
const PATIENCE = 120;
/** The same of what takes many calls, of which any may go wrong; and ms between. */
const DESK_PATIENCE = 500;
const DESK_PAUSE = 3_000;

/** Lets people do what the script says, at its instants. */
export function schedulePeople(stage: Stage, { lives }: Script): void {
  const { world, jira } = stage;
  for (const { issueId, created, levels, assignee, steps } of lives) {
    world.agenda.add(created, () => {
      world.tell(() => `${issueId} is made: ${JSON.stringify(levels)}`);
      jira.make(issueId, levels, assignee);
    });
    for (const { at, deed } of steps)
      world.agenda.add(at, () => {
        world.tell(() => `${issueId}: ${JSON.stringify(deed)}`);
        act(stage, issueId, deed);
      });
  }
}

function act(stage: Stage, issueId: string, deed: Deed): void {
  const { jira, world } = stage;
  switch (deed.what) {
    case 'status':
      jira.edit(issueId, deed.by, [{ fieldId: 'status', to: deed.to }]);
      break;
    case 'level':
      jira.edit(issueId, deed.by, [{ fieldId: FIELD[deed.axis], to: `${deed.axis}-${deed.to}` }]);
      break;
    case 'priority':
      jira.edit(issueId, deed.by, [{ fieldId: 'priority', to: deed.to }]);
      break;
    case 'assign':
      jira.edit(issueId, deed.by, [{ fieldId: 'assignee', to: deed.to }]);
      break;
    case 'words':
      jira.edit(issueId, deed.by, [{ fieldId: 'summary', to: 'words' }]);
      break;
    case 'comment':
      jira.comment(issueId, deed.by, deed.public);
      break;
    case 'tamper':
      jira.issue(issueId).property = tampered(jira.issue(issueId).property, deed.how);
      jira.edit(issueId, 'u-guest', [{ fieldId: 'summary', to: 'words' }]);
      break;
    case 'acknowledge':
    case 'snooze':
    case 'handOver':
    case 'takeBack':
    case 'ask':
    case 'support':
      stage.acting.set(issueId, (stage.acting.get(issueId) ?? 0) + 1);
      atDesk(stage, issueId, deed, `intent-${world.now}`, 0);
      break;
    case 'override':
    case 'release':
      stage.acting.set(issueId, (stage.acting.get(issueId) ?? 0) + 1);
      inPanel(stage, issueId, deed, world.now, 0);
      break;
  }
}

function tampered(property: unknown, how: 'gone' | 'rubbish' | 'resolved'): unknown {
  if (how === 'gone') return undefined;
  if (how === 'rubbish' || typeof property !== 'object' || property === null) return { schema: 3, phase: 'open', clocks: 'none' };
  return { ...property, phase: 'resolved', basis: { statusId: STATUS.closed }, clocks: [] };
}

/** In the panel, which says when something went wrong; then the person does it again. @param at what the clock shows. */
function inPanel(stage: Stage, issueId: string, deed: Extract<Deed, { what: 'override' | 'release' }>, at: number, tries: number): void {
  const { world, acting } = stage;
  const actor = { accountId: deed.by, issueId };
  world.invoke(
    `${deed.what} on ${issueId}`,
    () =>
      deed.what === 'override' ? overridePriority(ports, actor, { priority: deed.to, reason: 'because' }) : releasePriority(ports, actor),
    (ending) => {
      if (ending.how === 'answered') {
        acting.set(issueId, (acting.get(issueId) ?? 1) - 1);
        for (const ms of ASKS_AGAIN) world.after(ms, () => askForLook(stage, issueId));
        return;
      }
      if (tries >= PATIENCE) world.wrong.push(`${deed.what} on ${issueId} never worked`);
      else world.after(0, () => inPanel(stage, issueId, deed, at, tries + 1));
    },
    at,
  );
}

/** What people do about support and escalation: as in the panel, but with the instant of whenever it works. */
function atDesk(stage: Stage, issueId: string, deed: DeskDeed, intentId: string, tries: number): void {
  const { world, acting } = stage;
  const done = (): void => {
    acting.set(issueId, (acting.get(issueId) ?? 1) - 1);
    for (const ms of ASKS_AGAIN) world.after(ms, () => askForLook(stage, issueId));
  };
  world.invoke(
    `${deed.what} on ${issueId}`,
    () => atDeskOnce(issueId, deed, intentId),
    (ending) => {
      const { code, retryAfter, values } = ending.how === 'threw' && ending.error instanceof AppFault ? ending.error.error : UNKNOWN;
      // There is nothing to take back, it was resolved meanwhile, or nobody will ever know whether the note is there.
      const final = values?.why === 'nothingEscalated' || values?.why === 'resolved' || (code === 'UNCLEAR' && retryAfter === undefined);
      if (ending.how === 'answered' || final) return done();
      if (tries >= DESK_PATIENCE) world.wrong.push(`${deed.what} on ${issueId} never worked`);
      else world.after(DESK_PAUSE + (retryAfter ?? 0) * 1_000, () => atDesk(stage, issueId, deed, intentId, tries + 1));
    },
  );
}

const UNKNOWN: Partial<AppError> = {};

async function atDeskOnce(issueId: string, deed: DeskDeed, intentId: string): Promise<unknown> {
  const actor = { accountId: deed.by, issueId };
  switch (deed.what) {
    case 'acknowledge':
      return acknowledge(ports, actor);
    case 'snooze':
      return snooze(ports, actor, { minutes: deed.minutes, reason: 'later' });
    case 'handOver':
      return escalate(ports, actor, {
        intentId,
        ...(deed.group === undefined ? {} : { group: deed.group }),
        tried: 'all',
        known: 'nothing',
        asked: 'help',
      });
    case 'takeBack':
      return deEscalate(ports, actor, { reason: 'not needed' });
    case 'ask':
      return askForEscalation(ports, actor, { reason: 'it burns' });
    case 'support': {
      const { group, to, by } = deed;
      const at = new Date(ports.clock.now()).toISOString();
      const act = { kind: 'supportAsked', at, by, group, ...(to === undefined ? {} : { to }), reason: 'theirs' } as const;
      return recordDecided(ports, issueId, () => ({ act, answer: {} }));
    }
  }
}

/** The panel, while what somebody did in it is not in what the app says of the incident. */
export function askForLook({ world, jira, storage }: Stage, issueId: string): void {
  const { property } = jira.issue(issueId);
  const basis = typeof property === 'object' && property !== null && 'basis' in property ? property.basis : undefined;
  const acts = typeof basis === 'object' && basis !== null && 'acts' in basis ? basis.acts : undefined;
  if (acts === storage.acts(issueId).version) return;
  world.invoke(
    `the panel of ${issueId}`,
    () => requestLook(ports, issueId),
    () => undefined,
  );
}
