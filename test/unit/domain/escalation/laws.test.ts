import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Ladder } from '../../../../src/contract/types';
import type { Act } from '../../../../src/domain/acts/act';
import { readEscalation } from '../../../../src/domain/escalation/read-escalation';
import type { IssueFacts } from '../../../../src/domain/incident/facts';
import { at, HOUR, MINUTE, STATUS, Story } from '../sla/story';
import { decideAt, type Incident, ladder, lookAt, placed, under } from './climber';

// Whatever ladders there are and whatever happens to an incident.

const BEGIN = at('Mon 10:00');
/** Instants of the first two days, to the minute, often at the same as others. */
const minute = fc.oneof(
  fc.integer({ min: 0, max: 2_880 }),
  fc.integer({ min: 0, max: 48 }).map((hours) => hours * 60),
);
const instant = minute.map((after) => new Date(BEGIN + after * MINUTE).toISOString());
const duration = fc
  .oneof(
    fc.integer({ min: 1, max: 600 }),
    fc.integer({ min: 1, max: 8 }).map((hours) => hours * 60),
  )
  .map((minutes) => minutes * MINUTE);

const trigger: fc.Arbitrary<Ladder['trigger']> = fc.oneof(
  fc.record({
    on: fc.constant('clock' as const),
    metric: fc.constantFrom('response', 'resolution'),
    percent: fc.integer({ min: 1, max: 200 }),
  }),
  fc.record({ on: fc.constant('willBreach' as const), metric: fc.constantFrom('response', 'resolution', 'gone'), withinMs: duration }),
  fc.record({ on: fc.constant('dwell' as const), afterMs: duration }),
  fc.record({ on: fc.constant('notAcknowledged' as const), afterMs: duration }),
  fc.record({ on: fc.constantFrom('reopened' as const, 'reassigned' as const), times: fc.integer({ min: 1, max: 3 }) }),
  fc.constant<Ladder['trigger']>({ on: 'priorityRaised', to: ['p1', 'p2'] }),
  fc.constant({ on: 'customer' as const }),
  fc.constant({ on: 'hand' as const }),
);

const clockTime = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '30'))
  .map(([hour, half]) => `${String(hour).padStart(2, '0')}:${half}`);
const quietHours = fc
  .record({ from: clockTime, to: clockTime, timeZone: fc.constantFrom('Etc/UTC', 'Europe/Berlin', 'Asia/Kolkata') })
  .filter(({ from, to }) => from !== to);

/** Levels that tell; what moves an incident changes what else is due. */
const telling = fc.record(
  {
    afterMs: fc.oneof(fc.constant(0), duration),
    unlessAcknowledged: fc.boolean(),
    repeat: fc.record({ everyMs: duration, atMost: fc.integer({ min: 1, max: 6 }) }),
  },
  { requiredKeys: ['afterMs', 'unlessAcknowledged'] },
);

const ladders = (actions: fc.Arbitrary<Ladder['levels'][number]['do']>): fc.Arbitrary<Ladder[]> =>
  fc
    .array(
      fc.record(
        {
          trigger,
          levels: fc.array(fc.tuple(telling, actions), { minLength: 1, maxLength: 3 }),
          calendar: fc.constantFrom('business', 'always', 'gone'),
          quietHours,
          active: fc.boolean(),
        },
        { requiredKeys: ['trigger', 'levels', 'active'] },
      ),
      { minLength: 1, maxLength: 4 },
    )
    .map((all) =>
      all.map(({ trigger: on, levels, ...rest }, place) =>
        ladder(on, {
          ...rest,
          id: `ladder-${place}`,
          levels: levels.map(([level, actions], number) => ({
            id: `level-${number}`,
            kind: 'hierarchical' as const,
            ...level,
            do: actions,
          })),
        }),
      ),
    );

type Event = { minute: number; what: 'hold' | 'open' | 'resolve' | 'agent' | 'assign' | 'raise' | 'link' | 'unlink' };
const events: fc.Arbitrary<Event[]> = fc
  .array(
    fc.record({
      minute,
      what: fc.constantFrom<Event['what']>('hold', 'open', 'resolve', 'agent', 'assign', 'raise', 'link', 'unlink'),
    }),
    { maxLength: 8 },
  )
  .map((all) => all.sort((a, b) => a.minute - b.minute));

const STATUSES = { hold: STATUS['Waiting for customer'], open: STATUS.Open, resolve: STATUS.Resolved };

function factsOf(all: readonly Event[]): IssueFacts {
  const { facts } = new Story('Mon 10:00');
  let status = facts.status;
  let assignee: string | undefined;
  let priorityId = '3';
  const history: IssueFacts['history'][number][] = [];
  const comments: IssueFacts['comments'][number][] = [];
  for (const [place, event] of all.entries()) {
    const change = { id: String(place + 1), at: new Date(BEGIN + event.minute * MINUTE).toISOString(), by: 'u-agent' };
    const next = event.what === 'hold' || event.what === 'open' || event.what === 'resolve' ? STATUSES[event.what] : undefined;
    if (next) {
      history.push({ ...change, fieldId: 'status', from: status.id, to: next.id });
      status = next;
    }
    if (event.what === 'assign') {
      const to = `u-${place}`;
      history.push({ ...change, fieldId: 'assignee', from: assignee, to });
      assignee = to;
    }
    if (event.what === 'raise') {
      history.push({ ...change, fieldId: 'priority', from: priorityId, to: priorityId === '3' ? '2' : '3' });
      priorityId = priorityId === '3' ? '2' : '3';
    }
    if (event.what === 'agent') comments.push({ id: change.id, at: change.at, by: 'u-agent', unlicensed: false, public: true });
    const text = 'This work item is child of IT-9';
    if (event.what === 'link') history.push({ ...change, fieldId: 'Link', from: undefined, to: 'IT-9', toText: text });
    if (event.what === 'unlink') history.push({ ...change, fieldId: 'Link', from: 'IT-9', to: undefined, fromText: text });
  }
  return { ...facts, status, priorityId, history, comments, ...(assignee ? { assignee } : {}) };
}

const by = fc.constantFrom('u-agent', 'u-mara');
const said: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ kind: fc.constant('acknowledged' as const), at: instant, by }),
  fc.record({ kind: fc.constant('snoozed' as const), at: instant, by, until: instant, reason: fc.string() }),
  fc.record({ kind: fc.constant('customerAsked' as const), at: instant, by, onBehalf: fc.boolean(), reason: fc.string() }),
  fc.record({ kind: fc.constant('handOver' as const), at: instant, by, tried: fc.string(), known: fc.string(), asked: fc.string() }),
  fc.record({ kind: fc.constant('deEscalated' as const), at: instant, by, reason: fc.string() }),
);
const log = fc.array(said, { maxLength: 5 }).map((acts) => [placed('Mon 10:00'), ...acts.sort((a, b) => (a.at < b.at ? -1 : 1))]);

/** After everything that happens; a look in the first day after it is soon enough for everything that is due. */
const AFTER = BEGIN + 2_881 * MINUTE;
const looks = fc.array(fc.integer({ min: 0, max: 23 * 60 }), { maxLength: 6 }).map((all) => all.sort((a, b) => a - b));

const incidentWith = (all: readonly Event[], acts: readonly Act[]): Incident => ({ facts: factsOf(all), acts: [...acts] });
const idsIn = (acts: readonly Act[]): string[] => acts.flatMap((act) => (act.kind === 'escalated' ? [act.id] : []));

const notice = fc.constant<Ladder['levels'][number]['do']>([{ do: 'label', label: 'late' }]);
const anyAction: fc.Arbitrary<Ladder['levels'][number]['do']> = fc.constantFrom<Ladder['levels'][number]['do']>(
  [{ do: 'label', label: 'late' }],
  [{ do: 'nextTier' }],
  [{ do: 'raisePriority', steps: 1 }],
  [
    { do: 'assign', to: 'groupLead' },
    { do: 'raisePriorityTo', priority: 'p1' },
  ],
);

describe('escalation', () => {
  test('comes out the same however often and whenever somebody looks', () => {
    fc.assert(
      fc.property(ladders(notice), events, log, looks, (all, happened, acts, minutes) => {
        const policy = under(all);
        const [often, once] = [incidentWith(happened, acts), incidentWith(happened, acts)];
        // The first look finds what is old already.
        for (const incident of [often, once]) lookAt(incident, AFTER, policy);
        const end = AFTER + 23 * HOUR;
        for (const after of minutes) lookAt(often, AFTER + after * MINUTE, policy);
        const last = [lookAt(often, end, policy), lookAt(once, end, policy)];
        expect(idsIn(often.acts).sort()).toEqual(idsIn(once.acts).sort());
        expect(last[0]?.wakeAt).toBe(last[1]?.wakeAt);
      }),
      { numRuns: 300 },
    );
  });

  test('does nothing twice and takes nothing back, and nothing follows from the same instant once it is recorded', () => {
    fc.assert(
      fc.property(ladders(anyAction), events, log, looks, (all, happened, acts, minutes) => {
        const policy = under(all);
        const incident = incidentWith(happened, acts);
        let before: string[] = [];
        for (const after of [0, ...minutes]) {
          lookAt(incident, AFTER + after * MINUTE, policy);
          const ids = idsIn(incident.acts);
          expect(ids.slice(0, before.length)).toEqual(before);
          expect(new Set(ids).size).toBe(ids.length);
          expect(decideAt(incident, AFTER + after * MINUTE, policy).acts).toEqual([]);
          before = ids;
        }
      }),
      { numRuns: 200 },
    );
  });

  test('is never due before the wake-up, and due at it; until then it says the same', () => {
    fc.assert(
      fc.property(ladders(notice), events, log, (all, happened, acts) => {
        const policy = under(all);
        const incident = incidentWith(happened, acts);
        const { state, wakeAt } = lookAt(incident, AFTER, policy);
        if (wakeAt === undefined) return;
        const before = decideAt(incident, wakeAt - 1, policy);
        expect([before.acts, before.state, before.wakeAt]).toEqual([[], state, wakeAt]);
        expect(decideAt(incident, wakeAt, policy).acts).not.toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test('says what a reader reads as it was written, in few words', () => {
    fc.assert(
      fc.property(
        ladders(anyAction),
        events,
        log,
        fc.string({ minLength: 100, maxLength: 100, unit: 'binary' }),
        (all, happened, acts, name) => {
          const policy = under(all.map((one) => ({ ...one, name })));
          const { state } = lookAt(incidentWith(happened, acts), AFTER, policy);
          const text = JSON.stringify(state ?? null);
          expect(text.length).toBeLessThan(7_000);
          expect(readEscalation(JSON.parse(text))).toEqual(state);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('takes whatever is in an incident, and reads whatever is in a property', () => {
    const odd = fc.oneof(instant, fc.string());
    const anyChange = fc.record(
      {
        id: fc.string(),
        at: odd,
        by,
        fieldId: fc.constantFrom('status', 'assignee', 'priority', 'Link', 'reporter'),
        from: fc.string(),
        to: fc.string(),
        toText: fc.string(),
      },
      { requiredKeys: ['id', 'at', 'fieldId', 'from', 'to'] },
    );
    const anyAct: fc.Arbitrary<Act> = fc.oneof(
      fc.record({ kind: fc.constant('acknowledged' as const), at: odd, by }),
      fc.record({ kind: fc.constant('snoozed' as const), at: odd, by, until: odd, reason: fc.string() }),
      fc.record({
        kind: fc.constant('placed' as const),
        at: odd,
        group: fc.string(),
        tier: fc.string(),
        why: fc.constant({ by: 'fallback' as const }),
      }),
      fc.record({
        kind: fc.constant('handOver' as const),
        at: odd,
        by,
        group: fc.string(),
        tried: fc.string(),
        known: fc.string(),
        asked: fc.string(),
      }),
      fc.record({
        kind: fc.constant('escalated' as const),
        id: fc.constantFrom('ladder-0/asked-1/level-0/1', 'x'),
        at: odd,
        passedAt: odd,
        dueAt: odd,
        ladder: fc.constantFrom('ladder-0', 'x'),
        level: fc.string(),
        version: fc.integer(),
        raisedTo: fc.string(),
      }),
    );
    fc.assert(
      fc.property(
        ladders(anyAction),
        fc.array(anyChange, { maxLength: 6 }),
        fc.array(anyAct, { maxLength: 6 }),
        odd,
        fc.double(),
        (all, history, acts, created, now) => {
          const facts: IssueFacts = { ...factsOf([]), created, history };
          const decided = decideAt({ facts, acts }, now, under(all));
          expect(decided.acts.every(({ id }) => id !== '')).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
    fc.assert(fc.property(fc.anything(), (value) => void readEscalation(value)));
  });
});
