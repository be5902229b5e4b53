import type { Policy } from '../../contract/types';
import type { AnsweredAct } from '../acts/life';
import type { AppFieldName } from '../incident/facts';
import { instantMs, isoOf } from '../instant';
import { fits } from '../policy/fits';
import type { Life } from './life';
import { type Proposal, proposalIn } from './proposal';
import { replyAfter } from './reply';
import type { ResolutionAnswer, ResolutionState } from './state';
import { workingDaysAfter } from './working-days';

/** What the field "Resolution answer" says. In English to everybody: it is searched for, and gates in workflows read it. */
export const ANSWER_WORDS: Readonly<Record<ResolutionAnswer, string>> = {
  open: 'Proposed',
  accepted: 'Accepted',
  rejected: 'Rejected',
  silence: 'Silence',
  notAsked: 'Not asked',
};

/** The last proposed resolution and its answer: one by reply or silence is an act to be recorded. `wakeAt`: ms since 1970. */
export function resolutionOf(life: Life): {
  acts: AnsweredAct[];
  state?: ResolutionState;
  appFields: Partial<Record<AppFieldName, string | null>>;
  wakeAt?: number;
} {
  const found = proposalIn(life.acts, life.facts);
  const proposal = found && (found.reopenedAt === undefined || found.answer || reply(life, found)) ? found : undefined;
  if (!proposal) return { acts: [], appFields: answerField(life, undefined) };
  const { document } = life.ground.policy;
  const { confirmation } = document.resolution;
  const isAsked = fits(confirmation.for, life.subject());
  const since = instantMs(proposal.act.at);
  const after = (days: number): number | undefined => workingDaysAfter(document, since, days);
  const closesAt = confirmation.silenceClosesAfterDays === undefined ? undefined : after(confirmation.silenceClosesAfterDays);
  if (isAsked && !proposal.answer) {
    const answered = reply(life, proposal) ?? silence(life, closesAt);
    if (answered) return { acts: [answered], appFields: {} };
  }
  const isOpen = isAsked && !proposal.answer;
  const remindAt = confirmation.remindAfterDays.map(after).find((at) => at !== undefined && at > life.now);
  const state: ResolutionState = {
    ...saidOf(proposal, document),
    answer: answerOf(proposal, isAsked),
    ...(proposal.answer ? { answered: answeredOf(proposal.answer) } : {}),
    ...(isOpen && remindAt !== undefined ? { remindAt: isoOf(remindAt) } : {}),
    ...(isOpen && closesAt !== undefined ? { closesAt: isoOf(closesAt) } : {}),
  };
  const wakes = isOpen ? [remindAt, closesAt].filter((at) => at !== undefined && at > life.now) : [];
  return {
    acts: [],
    state,
    appFields: answerField(life, state.answer),
    ...(wakes.length === 0 ? {} : { wakeAt: Math.min(...wakes.map((at) => at ?? 0)) }),
  };
}

const reply = ({ facts }: Life, { act, reopenedAt }: Proposal): AnsweredAct | undefined => replyAfter(facts, instantMs(act.at), reopenedAt);

const silence = ({ now }: Life, closesAt: number | undefined): AnsweredAct | undefined =>
  closesAt !== undefined && closesAt <= now ? { kind: 'answered', at: isoOf(now), via: 'silence', accepts: true } : undefined;

function answerOf({ answer }: Proposal, isAsked: boolean): ResolutionAnswer {
  if (answer) return answer.accepts ? (answer.via === 'silence' ? 'silence' : 'accepted') : 'rejected';
  return isAsked ? 'open' : 'notAsked';
}

function saidOf(
  { act }: Proposal,
  { resolutionKinds, closureCodes }: Policy,
): Pick<ResolutionState, 'kind' | 'code' | 'done' | 'by' | 'at'> {
  const named = (all: readonly { id: string; name: string }[], id: string) => ({ id, name: all.find((one) => one.id === id)?.name ?? id });
  const { resolutionKind, closureCode, done, by, at } = act;
  return { kind: named(resolutionKinds, resolutionKind), code: named(closureCodes, closureCode), done, by, at };
}

const answeredOf = ({ at, by, via, reason, link }: AnsweredAct): NonNullable<ResolutionState['answered']> => ({
  ...(by === undefined ? {} : { by }),
  at,
  via,
  ...(reason === undefined ? {} : { reason }),
  ...(link === undefined ? {} : { link }),
});

function answerField({ facts, ground }: Life, answer: ResolutionAnswer | undefined): Partial<Record<AppFieldName, string | null>> {
  const wanted = answer === undefined ? null : ANSWER_WORDS[answer];
  const isThere = ground.settings.appFields.resolutionAnswer !== undefined;
  return isThere && wanted !== (facts.appFields.resolutionAnswer ?? null) ? { resolutionAnswer: wanted } : {};
}
