import type { Message } from '../communication/message';
import type { StatusCategory } from '../incident/facts';

// What is done besides writing the incident. Each is done once: its id follows from what caused it, so that whoever looks again knows it.

interface Once {
  /** `reminder/10042/resolution/cycle-2/75`: what it is, the issue's id, and what caused it (see `cause.ts`). */
  id: string;
  /** Account ids of those it is for. */
  to: readonly string[];
}

/** Something the app says in a comment on the incident. */
export interface CommentEffect extends Once {
  kind: 'comment';
  text: 'priorityPutBack';
  /** Names in the policy, or Jira's ids. */
  values: { wanted: string; kept: string };
}

/** An e-mail that Jira sends. It leaves nothing to find: at most once, and after an unclear attempt never again. */
export interface NotifyEffect extends Once {
  kind: 'notify';
  text: 'reminder';
  /** `metric`: its name in the policy; `dueAt`: ISO instant, absent when the goal is never reached as things are. */
  values: { metric: string; percent: number; dueAt?: string };
}

/** What an escalation does, besides moving the incident. */
interface Deed extends Once {
  /** Name of the template, the status, or the label. */
  what: string;
}

/** A comment in the policy's words. It names nobody. */
export interface PolicyCommentEffect extends Deed {
  kind: 'comment';
  message: Message;
  public: boolean;
  /** Account id of whoever's language it is in; absent: English, if it is written in that. */
  listener?: string;
}

/** An e-mail of Jira's in the policy's words. Nobody to tell is an outcome, too. */
export interface PolicyNotifyEffect extends Deed {
  kind: 'notify';
  message: Message;
  /** Groups of Jira's. */
  groups: readonly { id: string; name: string }[];
  /** Roles of the project; who has them is asked when it is done. */
  roles: readonly { id: string; name: string }[];
  watchers: boolean;
}

/** The incident moves to another status, as its workflow lets it. */
export interface TransitionEffect extends Deed {
  kind: 'transition';
  statusId: string;
  /** The first of these there is a way to, instead of `statusId` (then ''): statuses by id, then any of a category that is none of `not`. */
  into?: { ids: readonly string[]; categories: readonly StatusCategory[]; not: readonly string[] };
  /** Fields set with it or before it, by Jira's ids; only those that are empty are named: closure code, resolution kind. */
  fields?: Readonly<Record<string, { id: string }>>;
  /** It is not to be done any more, if it was not yet. */
  not?: EffectWhy;
}

/** The incident gets a label; one it has already does no harm. */
export interface LabelEffect extends Deed {
  kind: 'label';
}

/** A sub-task of the incident's is made, as a template of the policy has it. A property of it names what it was made for. */
export interface TaskEffect extends Deed {
  kind: 'task';
  /** Of the type tasks have in the project. */
  typeId: string;
  summary: string;
  description: string;
  /** Of a template of the policy; absent: somebody's own. */
  of?: { template: string; task: string };
  /** Id and name of the support group whose task it is. */
  group?: { id: string; name: string };
  /** "2026-11-27": the day it is due. */
  due?: string;
}

/** What cannot be said any more, and why; recorded so that nobody waits for it. */
export interface VoidEffect extends Deed {
  kind: 'comment' | 'notify' | 'task';
  not: EffectWhy;
}

export type PolicyEffect = PolicyCommentEffect | PolicyNotifyEffect | TransitionEffect | LabelEffect | TaskEffect | VoidEffect;

export type Effect = CommentEffect | NotifyEffect | PolicyEffect;

export const EFFECT_KINDS = ['comment', 'notify', 'transition', 'label', 'task'] as const;
export type EffectKind = (typeof EFFECT_KINDS)[number];

/**
 * Why nothing was done, as far as it is not Jira that says so: the policy has no such template any more, or has switched it off; somebody
 * moved the incident meanwhile; its workflow leads from where it is to that status by no transition the app may make; the project has no type
 * of sub-task.
 */
export const EFFECT_WHYS = ['templateGone', 'templateOff', 'movedMeanwhile', 'noWay', 'noTaskType'] as const;
export type EffectWhy = (typeof EFFECT_WHYS)[number];

/**
 * What came of an effect. unknown: whether it was done cannot be known any more, and it is not tried again; refused: it cannot be done (Jira
 * did not take it, and would not the next time); nobody: there was nobody to tell.
 */
export const EFFECT_OUTCOMES = ['done', 'unknown', 'refused', 'nobody'] as const;
export type EffectOutcome = (typeof EFFECT_OUTCOMES)[number];

/** One attempt at an effect as the storage has it: who may do it, and what came of it. */
export interface EffectRow {
  id: string;
  issueId: string;
  kind: EffectKind;
  /** 1, 2, 3 …: the next is claimed when the one before ended without a word. */
  attempt: number;
  state: 'claimed' | EffectOutcome;
  /** Of what was refused: one of EFFECT_WHYS, or Jira's words. */
  why?: string;
  /** ISO instant of the claim. */
  at: string;
}
