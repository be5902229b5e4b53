import { describe, expect, test } from '@jest/globals';
import type { MessageEvent, MessageTemplate, Policy } from '../../../../src/contract/types';
import type { Act } from '../../../../src/domain/acts/act';
import type { PolicyEffect } from '../../../../src/domain/effects/effect';
import { decide } from '../../../../src/domain/incident/decide';
import { GRACE } from '../../../../src/domain/lifecycle/told/tellings';
import { APP, SETTINGS } from '../../fakes';
import { at, inputOf, iso, publish, Story } from '../sla/story';
import { answered, LIVED, proposed } from './lived';

const HOUR = 3_600_000;

/** One template for one event, in words that name what a test is about. */
const words = (event: MessageEvent, body = '{key}', change: Partial<MessageTemplate> = {}): MessageTemplate => ({
  id: event.toLowerCase(),
  name: event,
  help: '',
  event,
  active: true,
  for: {},
  to: [{ who: 'reporter' }],
  channel: 'publicComment',
  texts: { 'en-US': { subject: 'S', body } },
  ...change,
});

/** Silence closes only after a week: until then everything of a proposal is told. */
const withTemplates = (...templates: MessageTemplate[]): Policy => ({
  ...LIVED,
  communication: { ...LIVED.communication, templates },
  resolution: { ...LIVED.resolution, confirmation: { ...LIVED.resolution.confirmation, silenceClosesAfterDays: 5 } },
});

const telling = (event: MessageEvent, ...rest: [body?: string, change?: Partial<MessageTemplate>]) => withTemplates(words(event, ...rest));

const decideAt = (story: Story, now: string | number, document: Policy, settings = SETTINGS) =>
  decide(inputOf(story, { policy: publish(document), settings }), typeof now === 'string' ? at(now) : now);

/** What is due of the event, as `decide` has it. */
const due = (story: Story, now: string | number, document: Policy, settings = SETTINGS): PolicyEffect[] =>
  decideAt(story, now, document, settings).effects.flatMap((one) => (one.id.startsWith('event/') && 'what' in one ? [one] : []));

const ids = (...args: Parameters<typeof due>): string[] => due(...args).map(({ id }) => id);

const values = (...args: Parameters<typeof due>): unknown => due(...args).map((one) => ('message' in one ? one.message.values : undefined));

const told = (id: string): Act => ({ kind: 'effect', id, effect: 'comment', outcome: 'done', at: iso('Mon 09:00'), to: [] });

const held = (when: string, change: Partial<Extract<Act, { kind: 'held' }>> = {}): Act => ({
  kind: 'held',
  at: iso(when),
  by: 'u-agent',
  intentId: 'h',
  reason: 'user',
  fromStatus: '3',
  ...change,
});

const waiting = (): Story => new Story('Mon 09:00').status('Mon 10:00', 'Waiting for customer').act(held('Mon 10:00'));
const asked = (): Story => new Story('Mon 09:00').status('Mon 10:00', 'Resolved').act(proposed('Mon 10:00'));

/** An event at Monday, ten o'clock: what happened, and the id of its telling. */
const EVENTS: [MessageEvent, () => Story, string, string][] = [
  ['logged', () => new Story('Mon 10:00'), 'Mon 10:00', '1'],
  ['assigned', () => new Story('Mon 09:00').change('Mon 10:00', { assignee: 'u-agent' }), 'Mon 10:00', '1'],
  ['held', waiting, 'Mon 10:00', '1'],
  ['holdReminder', waiting, 'Tue 10:00', '101'],
  ['resumed', () => waiting().status('Mon 11:00', 'Working'), 'Mon 11:00', '1'],
  ['resolutionProposed', asked, 'Mon 10:00', '1'],
  ['resolutionReminder', asked, 'Wed 10:00', '101'],
  ['resolved', () => new Story('Mon 09:00').change('Mon 10:00', { status: 'Resolved' }, APP), 'Mon 10:00', '1'],
  ['closed', () => new Story('Mon 09:00').status('Mon 09:30', 'Resolved').status('Mon 10:00', 'Closed'), 'Mon 10:00', '1'],
  ['reopened', () => new Story('Mon 08:00').status('Mon 09:00', 'Resolved').status('Mon 10:00', 'Working'), 'Mon 10:00', '1'],
];

describe.each(EVENTS)('%s', (event, story, when, round) => {
  const id = `event/20001/${event}/${round}/${event.toLowerCase()}`;

  test('is told at its instant and for a day, and no longer', () => {
    expect(ids(story(), when, telling(event))).toEqual([id]);
    const over = at(when) + 24 * HOUR;
    expect(ids(story(), over, telling(event))).toEqual([id]);
    expect(ids(story(), over + 1, telling(event))).toEqual([]);
  });

  test('is told once', () => {
    expect(ids(story().act(told(id)), when, telling(event))).toEqual([]);
  });

  test('is not told by a template that is switched off, that is for others, or that tells of something else', () => {
    expect(ids(story(), when, telling(event, '{key}', { active: false }))).toEqual([]);
    expect(ids(story(), when, telling(event, '{key}', { for: { major: true } }))).toEqual([]);
    expect(ids(story(), when, telling('majorUpdate'))).toEqual([]);
  });

  test('is told by each template that fits', () => {
    const two = withTemplates(words(event), words(event, '{key}', { id: 'second', channel: 'internalComment' }));
    expect(ids(story(), when, two)).toEqual([id, `event/20001/${event}/${round}/second`]);
  });
});

test('nothing is told before it happened', () => {
  expect(ids(waiting(), 'Tue 09:59:59', telling('holdReminder'))).toEqual([]);
  expect(ids(asked(), 'Wed 09:59:59', telling('resolutionReminder'))).toEqual([]);
  const open = new Story('Mon 09:00');
  for (const [event] of EVENTS.slice(1)) expect(ids(open, 'Mon 10:00', telling(event))).toEqual([]);
});

describe('of several of one event', () => {
  test('only the last is told', () => {
    const again = new Story('Mon 08:00')
      .status('Mon 09:00', 'Resolved')
      .status('Mon 10:00', 'Working')
      .status('Mon 11:00', 'Resolved')
      .status('Mon 12:00', 'Working');
    expect(ids(again, 'Mon 12:00', telling('reopened'))).toEqual(['event/20001/reopened/2/reopened']);
    expect(ids(asked().act(proposed('Mon 11:00')), 'Mon 12:00', telling('resolutionProposed'))).toEqual([
      'event/20001/resolutionProposed/2/resolutionproposed',
    ]);
    const twice = waiting().status('Mon 11:00', 'Working').status('Mon 12:00', 'Waiting for customer').act(held('Mon 12:00'));
    expect(ids(twice, 'Mon 12:00', telling('held'))).toEqual(['event/20001/held/2/held']);
    expect(ids(waiting(), 'Thu 10:00', telling('holdReminder'))).toEqual(['event/20001/holdReminder/102/holdreminder']);
  });

  test('what is over by now is not told', () => {
    expect(ids(waiting().status('Mon 11:00', 'Working'), 'Mon 11:00', telling('held'))).toEqual([]);
    expect(ids(asked().status('Mon 11:00', 'Working'), 'Mon 11:00', telling('resolved'))).toEqual([]);
    const given = new Story('Mon 09:00').change('Mon 10:00', { assignee: 'u-agent' }).change('Mon 10:01', { assignee: undefined });
    expect(ids(given, 'Mon 10:01', telling('assigned'))).toEqual([]);
    expect(ids(waiting().status('Mon 11:00', 'Resolved'), 'Mon 11:00', telling('resumed'))).toEqual([]);
  });
});

describe('a priority', () => {
  const document: Policy = { ...telling('prioritised'), rights: LIVED.rights };

  test('that came with the logging is none that was changed', () => {
    const made = new Story('Mon 09:00', { priority: '4' }).change('Mon 09:00:05', { priority: '3' }, APP);
    expect(ids(made, 'Mon 09:01', document)).toEqual([]);
  });

  test('that changed later is told, the how manieth change it is', () => {
    const raised = new Story('Mon 09:00', { customfield_1: 'impact-significant', customfield_2: 'urgency-medium', priority: '4' })
      .change('Mon 10:00', { customfield_2: 'urgency-high' })
      .change('Mon 10:00:05', { priority: '3' }, APP);
    expect(ids(raised, 'Mon 10:01', document)).toEqual(['event/20001/prioritised/1/prioritised']);
  });
});

describe('somebody’s own move', () => {
  test('is told once they had the time to say more of it', () => {
    const moved = new Story('Mon 09:00').status('Mon 10:00', 'Waiting for customer');
    const early = decideAt(moved, 'Mon 10:00:29', telling('held'));
    expect([early.effects, early.wakeAt]).toEqual([[], iso('Mon 10:00:30')]);
    expect(ids(moved, at('Mon 10:00') + GRACE, telling('held'))).toHaveLength(1);
    const done = new Story('Mon 09:00').status('Mon 10:00', 'Resolved');
    expect(ids(done, 'Mon 10:00:29', telling('resolved'))).toEqual([]);
    expect(ids(done, 'Mon 10:00:30', telling('resolved'))).toHaveLength(1);
    // Who is asked whether it is resolved is not told that it is.
    expect(ids(asked(), 'Mon 10:05', telling('resolved'))).toEqual([]);
    expect(ids(asked().act(answered('Mon 10:04', true)), 'Mon 10:05', telling('resolved'))).toEqual([]);
  });

  test('is told after a later resolution without a question, too', () => {
    const again = asked()
      .act(answered('Mon 11:00', false))
      .change('Mon 11:00:05', { status: 'Working' }, APP)
      .change('Mon 12:00', { status: 'Resolved' }, APP);
    expect(ids(again, 'Mon 12:01', telling('resolved'))).toEqual(['event/20001/resolved/2/resolved']);
  });

  test('is asked about, or told, but not both: those who are not asked are told', () => {
    const both = withTemplates(words('resolutionProposed'), words('resolved', '{resolution}'));
    const { resolution } = both;
    const unasked: Policy = {
      ...both,
      resolution: { ...resolution, confirmation: { ...resolution.confirmation, for: { major: true } } },
    };
    expect(ids(asked(), 'Mon 10:05', both)).toEqual(['event/20001/resolutionProposed/1/resolutionproposed']);
    expect(values(asked(), 'Mon 10:05', unasked)).toEqual([{ resolution: { text: 'Router restarted.' } }]);
  });
});

describe('what messages say', () => {
  test('of a hold: the reason, the vendor, and when it ends', () => {
    const vendor = { name: 'Acme', reference: 'A-7', expectedAt: iso('Wed 12:00') };
    const story = new Story('Mon 09:00')
      .change('Mon 10:00', { status: 'Pending', customfield_70: '702' })
      .act(held('Mon 10:00', { reason: 'vendor', vendor }));
    expect(values(story, 'Mon 10:01', telling('held', '{key} {priority} {holdReason} {vendor} {vendorReference} {expectedAt}'))).toEqual([
      {
        key: { text: 'IT-1' },
        priority: { text: LIVED.priorities[2]?.name },
        holdReason: { text: expect.any(String) },
        vendor: { text: 'Acme' },
        vendorReference: { text: 'A-7' },
        expectedAt: { at: iso('Wed 12:00') },
      },
    ]);
    expect(values(waiting(), 'Tue 10:00', telling('holdReminder', '{closesAt}'))).toEqual([{ closesAt: { at: iso('Mon+1 10:00') } }]);
  });

  test('of a resolution: what was done, its kind and code; where nobody said, nothing', () => {
    const body = '{resolution} {resolutionKind} {closureCode} {closesAt}';
    expect(values(asked(), 'Mon 10:05', telling('resolutionProposed', body))).toMatchObject([
      {
        resolution: { text: 'Router restarted.' },
        resolutionKind: { text: 'Workaround' },
        closureCode: { text: expect.any(String) },
        closesAt: { at: iso('Mon+1 10:00') },
      },
    ]);
    const plain = new Story('Mon 09:00').change('Mon 10:00', { status: 'Resolved' }, APP);
    expect(values(plain, 'Mon 10:05', telling('resolved', body))).toEqual([{ resolution: { text: '' } }]);
  });

  test('of a reopening: why it was rejected and by whom; else how it stands', () => {
    const no = asked()
      .act(answered('Mon 11:00', false, { reason: 'Still broken.' }))
      .change('Mon 11:00:05', { status: 'Working' }, APP);
    expect(values(no, 'Mon 11:01', telling('reopened', '{reason} {by}'))).toEqual([
      { reason: { text: 'Still broken.' }, by: { person: 'u-mara' } },
    ]);
    const byHand = new Story('Mon 08:00').status('Mon 09:00', 'Resolved').status('Mon 10:00', 'Working');
    expect(values(byHand, 'Mon 10:00', telling('reopened', '{reason} {by}'))).toEqual([
      { reason: { text: 'Working' }, by: { person: 'u-agent' } },
    ]);
  });
});

describe('the way it is told', () => {
  const logged = (change: Partial<MessageTemplate>) => telling('logged', '{key}', change);
  const story = (): Story => new Story('Mon 09:00', { assignee: 'u-agent' });
  const DESK = {
    ...SETTINGS,
    incidents: SETTINGS.incidents.map((one) => ({ ...one, request: { serviceDeskId: '1', requestTypeId: '2', fieldIds: [] } })),
  };

  test('a comment everybody reads, in the language of who raised it', () => {
    expect(due(story(), 'Mon 09:01', logged({}))).toMatchObject([
      { kind: 'comment', public: true, listener: 'u-mara', to: ['u-mara'], what: 'logged' },
    ]);
  });

  test('a comment for those who work on it, in the language of who has it', () => {
    expect(due(story(), 'Mon 09:01', logged({ channel: 'internalComment' }))).toMatchObject([
      { kind: 'comment', public: false, listener: 'u-agent' },
    ]);
  });

  test('an e-mail of Jira’s; in a service project what is only for customers is a comment', () => {
    const mail = logged({ channel: 'notification' });
    expect(due(story(), 'Mon 09:01', mail)).toMatchObject([{ kind: 'notify', to: ['u-mara'], watchers: false }]);
    expect(due(story(), 'Mon 09:01', mail, DESK)).toMatchObject([{ kind: 'comment', public: true, listener: 'u-mara' }]);
    const wider = logged({ channel: 'notification', to: [{ who: 'reporter' }, { who: 'watchers' }] });
    expect(due(story(), 'Mon 09:01', wider, DESK)).toMatchObject([{ kind: 'notify', to: ['u-mara'], watchers: true }]);
  });

  test('who raised it is not reminded of a wait for others; who has it is', () => {
    const story = new Story('Mon 09:00', { assignee: 'u-agent' })
      .change('Mon 10:00', { status: 'Pending', customfield_70: '702' })
      .act(held('Mon 10:00', { reason: 'vendor', vendor: { name: 'Acme', expectedAt: iso('Mon 15:00') } }));
    expect(ids(story, 'Mon 15:00', telling('holdReminder'))).toEqual([]);
    const within = telling('holdReminder', '{vendor}', { channel: 'notification', to: [{ who: 'assignee' }] });
    expect(due(story, 'Mon 14:59:59', within)).toEqual([]);
    expect(due(story, 'Mon 15:00', within)).toMatchObject([{ kind: 'notify', to: ['u-agent'], id: expect.stringContaining('/101/') }]);
  });
});
