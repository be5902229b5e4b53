import type { Act } from '../../../src/domain/acts/act';
import type { Trace } from '../model/expect';
import type { Traced } from '../model/trace';
import type { Life } from '../script/script';
import type { Stage } from '../world/stage';

/** What became of an incident at instants that its deeds do not say, for the model. */
export function traceOf({ jira, storage }: Stage, { issueId, steps }: Life): Trace {
  const appended = storage.appended.get(issueId) ?? [];
  const events: Traced[] = [];
  let t = Number.NEGATIVE_INFINITY;
  for (const { seen, act } of appended) {
    // What the app records counts since it decided so; nobody recorded anything between that and its being there.
    t = Math.max(t, BY_APP.has(act.kind) ? Math.min(seen, decidedAt(act)) : seen);
    const traced = tracedOf(act);
    if (traced) events.push({ t, ...traced });
  }
  const issue = jira.issue(issueId);
  for (const { fieldId, at, by = '', to } of issue.history)
    if (fieldId === 'assignee') events.push({ t: Date.parse(at), kind: 'assignee', by, to });
  for (const { effectId, at, by = '' } of issue.comments)
    if (effectId?.startsWith('hand-over/')) events.push({ t: Date.parse(at), kind: 'note', by });
  events.sort((a, b) => a.t - b.t);
  const late = steps.flatMap(({ at, deed }) =>
    deed.what === 'override' || deed.what === 'release' ? [{ from: at, to: seenAt(appended, deed.what, at) }] : [],
  );
  return { events, isPending: (at) => late.some(({ from, to }) => from <= at && at <= to) };
}

const BY_APP: ReadonlySet<Act['kind']> = new Set(['placed', 'escalated', 'assigned']);

/** Where routing leads is dated as the incident was made, and what somebody asked for as they did: both count since they are there. */
const decidedAt = (act: Act): number =>
  act.kind === 'placed' && act.why.by !== 'escalation' ? Number.POSITIVE_INFINITY : Date.parse(act.at);

function seenAt(appended: readonly { seen: number; act: Act }[], kind: 'override' | 'release', at: number): number {
  return appended.find(({ act }) => act.kind === kind && Date.parse(act.at) === at)?.seen ?? Number.POSITIVE_INFINITY;
}

type Untimed = Traced extends infer T ? (T extends { t: number } ? Omit<T, 't'> : never) : never;

function tracedOf(act: Act): Untimed | undefined {
  const at = Date.parse(act.at);
  switch (act.kind) {
    case 'placed': {
      const escalation = act.why.by === 'escalation' ? act.why.escalation : undefined;
      return { kind: 'placed', at, group: act.group, tier: act.tier, why: act.why.by, escalation };
    }
    case 'escalated': {
      const { id, raisedTo } = act;
      return { kind: 'escalated', at, id, dueAt: Date.parse(act.dueAt), passedAt: Date.parse(act.passedAt), raisedTo };
    }
    case 'assigned':
      return { kind: 'assigned', at, group: act.group, to: act.to, how: act.how, refused: act.refused === true };
    case 'acknowledged':
      return { kind: 'acknowledged', at };
    case 'snoozed':
      return { kind: 'snoozed', at, until: Date.parse(act.until) };
    case 'handOver':
      return { kind: 'handOver', at, group: act.group };
    case 'deEscalated':
      return { kind: 'takenBack', at };
    case 'customerAsked':
      return { kind: 'asked', at };
    case 'supportAsked':
      return { kind: 'support', at, group: act.group };
    default:
      return undefined;
  }
}
