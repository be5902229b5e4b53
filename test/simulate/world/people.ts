import { overridePriority } from '../../../src/usecases/panel/override-priority';
import { releasePriority } from '../../../src/usecases/panel/release-priority';
import { requestLook } from '../../../src/usecases/request-look';
import type { Deed, Script } from '../script/script';
import { FIELD, MINUTE, STATUS } from '../script/site';
import { ports } from './compose';
import type { Stage } from './stage';

/** ms after an act of the panel's at which it asks for a look again, should the outcome not be there. */
const ASKS_AGAIN = [5_000, 20_000, MINUTE, 10 * MINUTE] as const;
/** How often somebody clicks again on what gave an error. */
const PATIENCE = 40;

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
  const { jira } = stage;
  switch (deed.what) {
    case 'status':
      return jira.edit(issueId, deed.by, [{ fieldId: 'status', to: deed.to }]);
    case 'level':
      return jira.edit(issueId, deed.by, [{ fieldId: FIELD[deed.axis], to: `${deed.axis}-${deed.to}` }]);
    case 'priority':
      return jira.edit(issueId, deed.by, [{ fieldId: 'priority', to: deed.to }]);
    case 'assign':
      return jira.edit(issueId, deed.by, [{ fieldId: 'assignee', to: deed.to }]);
    case 'words':
      return jira.edit(issueId, deed.by, [{ fieldId: 'summary', to: 'words' }]);
    case 'comment':
      return jira.comment(issueId, deed.by, deed.public);
    case 'tamper':
      jira.issue(issueId).property = tampered(jira.issue(issueId).property, deed.how);
      return jira.edit(issueId, 'u-guest', [{ fieldId: 'summary', to: 'words' }]);
    case 'override':
    case 'release':
      return inPanel(stage, issueId, deed, 0);
  }
}

function tampered(property: unknown, how: 'gone' | 'rubbish' | 'resolved'): unknown {
  if (how === 'gone') return undefined;
  if (how === 'rubbish' || typeof property !== 'object' || property === null) return { schema: 3, phase: 'open', clocks: 'none' };
  return { ...property, phase: 'resolved', basis: { statusId: STATUS.closed }, clocks: [] };
}

/** In the panel, which says when something went wrong; then the person does it again. */
function inPanel(stage: Stage, issueId: string, deed: Extract<Deed, { what: 'override' | 'release' }>, tries: number): void {
  const { world } = stage;
  const actor = { accountId: deed.by, issueId };
  world.invoke(
    `${deed.what} on ${issueId}`,
    () =>
      deed.what === 'override' ? overridePriority(ports, actor, { priority: deed.to, reason: 'because' }) : releasePriority(ports, actor),
    (ending) => {
      if (ending.how === 'answered') return ASKS_AGAIN.forEach((ms) => world.after(ms, () => askForLook(stage, issueId)));
      if (tries >= PATIENCE) world.wrong.push(`${deed.what} on ${issueId} never worked`);
      else world.after(0, () => inPanel(stage, issueId, deed, tries + 1));
    },
    true,
  );
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
