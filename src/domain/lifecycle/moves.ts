import { effectId, type LifeMove } from '../effects/cause';
import type { PolicyEffect, TransitionEffect } from '../effects/effect';
import { STALE } from '../effects/reminders';
import { instantMs } from '../instant';
import { intoPhase } from './into-phase';
import { lapseOf } from './lapse';
import type { Life } from './life';
import { proposalIn } from './proposal';
import { replyWhenOver } from './replied';
import type { LifeState } from './state';
import { waitsEndedByReply } from './waits-ended';

/** Moves the app makes by itself: resolved for want of an answer, closed, reopened, resumed. */
export function movesOf(life: Life, state: LifeState): PolicyEffect[] {
  const isOver = life.facts.status.category === 'done';
  return isOver ? afterAnswer(life, state) : [...unanswered(life, state), ...resumed(life)];
}

function move(
  { facts }: Life,
  how: LifeMove,
  round: number,
  into: TransitionEffect['into'],
  fields?: TransitionEffect['fields'],
): TransitionEffect[] {
  if (!into) return [];
  const id = effectId(facts.issueId, { of: 'move', move: how, round });
  return [{ kind: 'transition', id, to: [], what: '', statusId: '', into, ...(fields ? { fields } : {}) }];
}

/** Nobody answered for as long as the policy waits. */
function unanswered(life: Life, { hold }: LifeState): PolicyEffect[] {
  const { policy, settings, waits } = life.ground;
  const { document } = policy;
  if (hold?.resolvesAt === undefined || instantMs(hold.resolvesAt) > life.now) return [];
  const code = document.resolution.holdRules.find(({ reason }) => reason === hold.reason.id)?.closureCode;
  const field = settings.fields.closureCode;
  const option = code !== undefined && field && Object.hasOwn(field.options, code) ? field.options[code] : undefined;
  const isOpen = (life.facts.values.closureCode ?? []).length === 0;
  const fields = field && option !== undefined && isOpen ? { [field.fieldId]: { id: option } } : undefined;
  return move(life, 'resolve', waits.length, intoPhase(document, 'resolution'), fields);
}

/** The requester accepted, kept silent, or is not asked; or rejected. */
function afterAnswer(life: Life, { resolution, phases, phase, next }: LifeState): PolicyEffect[] {
  const proposal = proposalIn(life.acts, life.facts);
  const { document } = life.ground.policy;
  if (resolution?.answer === 'open') return [];
  if (resolution?.answer === 'rejected' && proposal) return move(life, 'reopen', proposal.round, intoPhase(document, 'investigation'));
  const replied = replyWhenOver(life, proposal?.answer?.commentId);
  if (replied && life.now - replied.at <= STALE)
    return move(life, 'reply', Number(replied.comment.id), intoPhase(document, 'investigation'));
  if (phases.find(({ id }) => id === phase)?.kind === 'closure') return [];
  // The workflow would refuse it: it closes once what blocks is done.
  const isBlocked = next.some(({ kind, gates }) => kind === 'closure' && gates.some(({ mode, met }) => mode === 'block' && !met));
  if (isBlocked) return [];
  if (resolution && proposal) return move(life, 'close', proposal.round, intoPhase(document, 'closure'));
  const lapse = lapseOf(life);
  return lapse && lapse.at <= life.now ? move(life, 'lapse', lapse.round, intoPhase(document, 'closure')) : [];
}

/** The customer answered what the incident waited for. */
function resumed(life: Life): PolicyEffect[] {
  const { facts, ground, now } = life;
  const ended = waitsEndedByReply(life).at(-1);
  if (!ended || now - ended.at > STALE) return [];
  const into = intoPhase(ground.policy.document, 'investigation', ended.fromStatus === undefined ? [] : [ended.fromStatus]);
  return move(
    life,
    'resume',
    ended.round,
    into && { ...into, ids: into.ids.filter((id) => id !== facts.status.id), not: [...into.not, facts.status.id] },
  );
}
