import type { Ladder, PublishedPolicy, Settings } from '../../contract/types';
import type { Act } from '../acts/act';
import type { EscalatedAct, HandOverAct } from '../acts/escalation';
import { valuesNamed } from '../communication/message';
import type { IssueFacts } from '../incident/facts';
import { instantMs } from '../instant';
import { effectId } from './cause';
import type { PolicyEffect } from './effect';
import { escalationValues, type Said } from './escalation-values';
import { groupOf } from './group-of';
import { recipientsOf } from './recipients';
import { STALE } from './reminders';
import type { MessageGround } from './values';

/**
 * ms within which a level does what another version of the policy says than that under which it was reached. Long enough for a look that was
 * held up; later whoever adds something to a ladder means what will come, not what is over.
 */
const STILL = 3_600_000;

/** Deeds that are looked at: fewer than the log keeps outcomes, or those that dropped out of it would be due again. */
const DEEDS_MAX = 80;

type Level = Ladder['levels'][number];
type Action = Level['do'][number];
type Telling = Extract<Action, { do: 'comment' | 'notify' }>;

/** A level that was reached. */
interface Reached {
  act: EscalatedAct;
  ladder: Ladder;
  level: Level;
}

/**
 * What escalations do besides moving the incident and raising its priority. Of a ladder that was withdrawn, or has no such level any more,
 * nothing: it stops at once. After a day nothing more is done of what a level did not do.
 * @param now ms since 1970.
 */
export function escalationEffects(acts: readonly Act[], facts: IssueFacts, ground: MessageGround, now: number): PolicyEffect[] {
  const found: PolicyEffect[][] = [];
  let deeds = 0;
  for (let at = acts.length - 1; at >= 0 && deeds < DEEDS_MAX; at--) {
    const act = acts[at];
    const reached = act?.kind === 'escalated' ? reachedIn(act, acts, ground.policy, facts.issueId, now) : undefined;
    if (!reached) continue;
    const effects = effectsOf(reached, acts, facts, ground);
    deeds += effects.length;
    found.push(effects);
  }
  return found.reverse().flat();
}

function reachedIn(
  act: EscalatedAct,
  acts: readonly Act[],
  { version, document }: PublishedPolicy,
  issueId: string,
  now: number,
): Reached | undefined {
  const age = now - instantMs(act.at);
  if (age > STALE) return undefined;
  if (act.version !== version) {
    // What a changed level does besides what it did is not known apart from what it did in another order.
    const begun = effectId(issueId, { of: 'escalation', escalation: act.id, deed: 0 }).slice(0, -1);
    if (age > STILL || acts.some((one) => one.kind === 'effect' && one.id.startsWith(begun))) return undefined;
  }
  const ladder = document.escalation.ladders.find(({ id, active }) => active && id === act.ladder);
  const level = ladder?.levels.find(({ id }) => id === act.level);
  return ladder && level ? { act, ladder, level } : undefined;
}

function effectsOf({ act, ladder, level }: Reached, acts: readonly Act[], facts: IssueFacts, ground: MessageGround): PolicyEffect[] {
  const { policy, settings, placement } = ground;
  const { document } = policy;
  const because = act.said?.because;
  const handOver = because?.on === 'hand' ? handOverBefore(act, acts) : undefined;
  const group = document.supportGroups.find(({ id }) => id === placement?.group.id) ?? groupOf(facts, document, settings);
  const said: Said = {
    facts,
    ground,
    level: act.said?.level ?? ladder.levels.indexOf(level) + 1,
    ...(because ? { because } : {}),
    ...(group ? { group } : {}),
    ...(handOver ? { handOver } : {}),
  };
  return level.do.flatMap((action, deed): PolicyEffect[] => {
    const id = effectId(facts.issueId, { of: 'escalation', escalation: act.id, deed });
    switch (action.do) {
      case 'comment':
      case 'notify':
        return [telling(id, action, said)];
      case 'transition': {
        const { id: statusId, name } = action.status;
        const moved = movedMeanwhile(act, statusId, facts, settings);
        return [{ kind: 'transition', id, to: [], what: name, statusId, ...(moved ? { not: 'movedMeanwhile' } : {}) }];
      }
      case 'label':
        return [{ kind: 'label', id, to: [], what: action.label }];
      default:
        return [];
    }
  });
}

function telling(id: string, action: Telling, said: Said): PolicyEffect {
  const { facts, ground, group } = said;
  const { document } = ground.policy;
  const template = document.communication.templates.find((one) => one.id === action.template);
  if (!template?.active)
    return { kind: action.do, id, to: [], what: template?.name ?? action.template, not: template ? 'templateOff' : 'templateGone' };
  const { name: what, texts } = template;
  const message = { texts, values: valuesNamed(texts, escalationValues(said)) };
  const { reporter } = facts;
  const { assignee } = ground;
  if (action.do === 'comment') {
    const listener = action.visibility === 'public' ? reporter : (assignee ?? group?.lead?.id);
    return {
      kind: 'comment',
      id,
      to: [],
      what,
      message,
      public: action.visibility === 'public',
      ...(listener === undefined ? {} : { listener }),
    };
  }
  const [affectedUser] = facts.values.affectedUser ?? [];
  const { users, ...others } = recipientsOf(
    action.who,
    {
      ...(reporter === undefined ? {} : { reporter }),
      ...(affectedUser === undefined ? {} : { affectedUser }),
      ...(assignee === undefined ? {} : { assignee }),
      ...(group ? { group } : {}),
    },
    document,
  );
  return { kind: 'notify', id, to: users, what, message, ...others };
}

/** What whoever escalated by hand wrote. */
function handOverBefore({ passedAt }: EscalatedAct, acts: readonly Act[]): HandOverAct | undefined {
  const until = instantMs(passedAt);
  return acts.findLast((act): act is HandOverAct => act.kind === 'handOver' && instantMs(act.at) <= until);
}

/** Somebody moved the incident after the level was reached: their word is the last. */
function movedMeanwhile({ at }: EscalatedAct, statusId: string, { status, history }: IssueFacts, { appAccountId }: Settings): boolean {
  const since = instantMs(at);
  return (
    status.id !== statusId &&
    history.some((change) => change.fieldId === 'status' && change.by !== appAccountId && instantMs(change.at) > since)
  );
}
