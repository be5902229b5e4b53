// What is done besides writing the incident. Each is done once: its id follows from what caused it, so that whoever looks again knows it.

interface Once {
  /** `reminder/10042/resolution/cycle-2/75`: what it is, the issue's id, and what caused it (see `cause.ts`). */
  id: string;
  /** Account ids of those it is for; at least one. */
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

export type Effect = CommentEffect | NotifyEffect;

/**
 * What came of an effect. unknown: whether it was done cannot be known any more, and it is not tried again; refused: Jira did not take it,
 * and would not the next time.
 */
export type EffectOutcome = 'done' | 'unknown' | 'refused';

/** One attempt at an effect as the storage has it: who may do it, and what came of it. */
export interface EffectRow {
  id: string;
  issueId: string;
  kind: Effect['kind'];
  /** 1, 2, 3 …: the next is claimed when the one before ended without a word. */
  attempt: number;
  state: 'claimed' | EffectOutcome;
  /** ISO instant of the claim. */
  at: string;
}
