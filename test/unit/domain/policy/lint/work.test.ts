import { describe, expect, test } from '@jest/globals';
import type { Ladder, MessageTemplate } from '../../../../../src/contract/types';
import { BASE, entry, found, policy } from './expect';

const HOUR = 3_600_000;
const JIRA_GROUP = { id: 'g-1', name: 'desk' };

describe('people', () => {
  const staffed = policy((draft) => {
    for (const group of draft.supportGroups) group.jiraGroup = JIRA_GROUP;
  });

  test('a tier without them is found', () => {
    expect(found('tierEmpty', staffed)).toEqual([]);
    expect(found('tierEmpty', staffed, { peopleIn: { 'g-1': 3 } })).toEqual([]);
    expect(found('tierEmpty', staffed, { peopleIn: { 'g-1': 0 } })).toHaveLength(3);
    expect(found('tierEmpty', BASE)[1]).toMatchObject({
      severity: 'warning',
      path: ['tiers', 'tier-2'],
      values: { tier: 'Tier 2', groups: 'Technical support', why: 'noPeople' },
      example: { tier: 'Tier 2', impact: 'Extensive / Widespread' },
    });
  });

  test('a tier to which an escalation leads, and which has no group, is an error', () => {
    const gone = policy((draft) => {
      draft.supportGroups = draft.supportGroups.filter(({ tier }) => tier !== 'tier-3');
    });
    expect(found('tierEmpty', gone).find(({ path }) => path[1] === 'tier-3')).toMatchObject({
      severity: 'error',
      values: { why: 'ledTo' },
    });
    const still = structuredClone(gone);
    for (const ladder of still.escalation.ladders) ladder.active = false;
    expect(found('tierEmpty', still).find(({ path }) => path[1] === 'tier-3')).toMatchObject({
      severity: 'warning',
      values: { why: 'noGroup' },
    });
  });

  test('a group that is to choose among nobody is an error', () => {
    expect(found('groupEmpty', BASE)).toEqual([]);
    const draft = policy((one) => {
      entry(one.supportGroups, 'specialists').assignment = 'roundRobin';
      entry(one.categories, 'data').defaultGroup = 'specialists';
    });
    expect(found('groupEmpty', draft)).toMatchObject([
      {
        severity: 'error',
        path: ['supportGroups', 'specialists'],
        values: { group: 'Specialists' },
        example: { category: 'Data', group: 'Specialists' },
      },
    ]);
    entry(draft.supportGroups, 'specialists').members = [{ id: 'u-1', name: 'Ada', skills: { categories: [], services: [] }, away: [] }];
    expect(found('groupEmpty', draft)).toEqual([]);
  });

  test('nobody is told since nobody is named', () => {
    const all = policy((draft) => {
      draft.incidentManagers = draft.processOwners = [{ type: 'group', ...JIRA_GROUP }];
      for (const group of draft.supportGroups) Object.assign(group, { jiraGroup: JIRA_GROUP, lead: { id: 'u-1', name: 'Ada' } });
    });
    expect(found('tellsNobody', all)).toEqual([]);
    all.incidentManagers = [];
    expect(found('tellsNobody', all)).toMatchObject([
      {
        severity: 'warning',
        path: ['incidentManagers'],
        values: { why: 'incidentManagers', count: '5' },
        example: { impact: 'Extensive / Widespread' },
      },
    ]);
    for (const ladder of all.escalation.ladders) ladder.active = false;
    for (const one of all.communication.templates) one.active = false;
    all.major.active = false;
    expect(found('tellsNobody', all)).toEqual([]);
    entry(all.metrics, 'resolution').remind = [{ who: 'groupLead' }];
    for (const group of all.supportGroups) delete group.lead;
    expect(found('tellsNobody', all)).toMatchObject([{ values: { why: 'groupLead', count: '1', what: 'Resolution' } }]);
  });
});

describe('a wait that nothing ends', () => {
  const waiting = { status: { ids: [{ id: '7', name: 'Pending' }], categories: [] }, fields: [] };
  const held = policy((draft) => {
    const reason = entry(draft.holdReasons, 'vendor');
    reason.while = [waiting];
    draft.resolution.holdRules = [];
  });

  test('is found when it holds a clock and can begin', () => {
    expect(found('holdEndless', BASE)).toEqual([]);
    expect(found('holdEndless', held)).toMatchObject([
      {
        severity: 'warning',
        path: ['holdReasons', 'vendor'],
        values: { reason: 'Waiting for a vendor', metrics: 'Resolution' },
        example: { holdReason: 'Waiting for a vendor' },
      },
    ]);
  });

  test('not when an event, a reminder or some days end it, and not when it holds no clock', () => {
    const mended = [
      policy((draft) =>
        Object.assign(entry(draft.holdReasons, 'vendor'), { while: [waiting], until: [{ on: 'assignment', to: 'other' }] }),
      ),
      policy((draft) => {
        entry(draft.holdReasons, 'vendor').while = [waiting];
        draft.resolution.holdRules = [{ reason: 'vendor', remindAfterDays: [], resolveAfterDays: 9 }];
      }),
      policy((draft) => {
        entry(draft.holdReasons, 'vendor').while = [waiting];
      }),
      policy((draft) => {
        entry(draft.holdReasons, 'vendor').while = [waiting];
        draft.resolution.holdRules = [];
        entry(draft.metrics, 'resolution').holds = [];
      }),
    ];
    for (const one of mended) expect(found('holdEndless', one)).toEqual([]);
  });
});

describe('a calendar that never opens', () => {
  test('is an error where something runs by it, else a warning', () => {
    expect(found('calendarNeverOpens', BASE)).toEqual([]);
    const shut = policy((draft) => {
      entry(draft.calendars, 'business').definition.weekly = {};
      draft.calendars.push({
        id: 'spare',
        name: 'Spare',
        help: '',
        definition: { timeZone: 'Europe/Paris', weekly: {}, holidays: [], openings: [] },
      });
    });
    expect(found('calendarNeverOpens', shut)).toMatchObject([
      { severity: 'error', path: ['calendars', 'business'], values: { calendar: 'Office hours' }, example: { when: 'Etc/UTC' } },
      { severity: 'warning', path: ['calendars', 'spare'] },
    ]);
  });

  test('one that opened for the last time has to be known by the time it is', () => {
    const past = policy((draft) => {
      entry(draft.calendars, 'business').definition = {
        timeZone: 'Etc/UTC',
        weekly: {},
        holidays: [],
        openings: [{ date: '2026-03-02', hours: [['09:00', '17:00']] }],
      };
    });
    expect(found('calendarNeverOpens', past, { now: Date.parse('2026-03-01T00:00:00Z') })).toEqual([]);
    expect(found('calendarNeverOpens', past, { now: Date.parse('2026-03-03T00:00:00Z') })).toHaveLength(1);
  });
});

describe('an escalation that cannot fire', () => {
  const ladder = (change: Partial<Ladder>) =>
    policy((draft) => {
      draft.escalation.ladders = [
        {
          id: 'x',
          name: 'Ladder X',
          help: '',
          active: true,
          for: {},
          trigger: { on: 'hand' },
          levels: [{ id: 'a', kind: 'functional', afterMs: 0, unlessAcknowledged: false, do: [{ do: 'nextTier' }] }],
          ...change,
        },
      ];
    });
  const quiet = (from: string, to: string, timeZone = 'Etc/UTC') => ({ from, to, timeZone });
  const why = (change: Partial<Ladder>) => found('escalationNeverFires', ladder(change)).map(({ values }) => values.why);

  test('since its calendar opens only in its quiet hours', () => {
    expect(found('escalationNeverFires', BASE)).toEqual([]);
    expect(
      found(
        'escalationNeverFires',
        ladder({ calendar: 'business', quietHours: quiet('08:00', '18:00'), for: { categories: ['network'] } }),
      ),
    ).toMatchObject([
      {
        severity: 'error',
        path: ['escalation', 'ladders', 'x'],
        values: { ladder: 'Ladder X', why: 'quiet', calendar: 'Office hours', quiet: '08:00–18:00 Etc/UTC' },
        example: { category: 'Network', when: 'Etc/UTC' },
      },
    ]);
    expect(why({ calendar: 'business', quietHours: quiet('09:00', '17:00') })).toEqual(['quiet']);
    expect(why({ calendar: 'business', quietHours: quiet('09:01', '17:00') })).toEqual([]);
    expect(why({ calendar: 'business', quietHours: quiet('09:00', '16:59') })).toEqual([]);
    expect(why({ calendar: 'business', quietHours: quiet('18:00', '08:00') })).toEqual([]);
    // 22:00 to 13:00 in Tokyo is 13:00 to 04:00 in UTC.
    expect(why({ calendar: 'business', quietHours: quiet('18:00', '02:00', 'Asia/Tokyo') })).toEqual(['quiet']);
    expect(why({ quietHours: quiet('00:00', '23:59') })).toEqual([]);
  });

  test('since its calendar never opens', () => {
    const draft = ladder({ calendar: 'business' });
    entry(draft.calendars, 'business').definition.weekly = {};
    expect(found('escalationNeverFires', draft)).toMatchObject([{ values: { why: 'closed' } }]);
  });

  test('since its clock has no goal for its incidents', () => {
    const net = ladder({ trigger: { on: 'clock', metric: 'resolution', percent: 75 }, for: { categories: ['network-vpn'] } });
    expect(found('escalationNeverFires', net)).toEqual([]);
    entry(net.metrics, 'resolution').goals = [
      { id: 'g', for: { categories: ['network'] }, goalMs: HOUR, calendar: 'always', warnings: [] },
    ];
    expect(found('escalationNeverFires', net)).toEqual([]);
    entry(net.metrics, 'resolution').goals = [{ id: 'g', for: { categories: ['data'] }, goalMs: HOUR, calendar: 'always', warnings: [] }];
    expect(found('escalationNeverFires', net)).toMatchObject([
      { values: { why: 'noGoal', metric: 'Resolution' }, example: { category: 'VPN and remote access' } },
    ]);
  });

  test('since nothing is raised to the least urgent priority, and no tier comes after the last', () => {
    expect(why({ trigger: { on: 'priorityRaised', to: ['p5'] } })).toEqual(['lowestPriority']);
    expect(why({ trigger: { on: 'priorityRaised', to: ['p5', 'p1'] } })).toEqual([]);
    expect(why({ trigger: { on: 'dwell', tier: 'tier-3', afterMs: HOUR } })).toEqual(['lastTier']);
    expect(why({ trigger: { on: 'dwell', tier: 'tier-2', afterMs: HOUR } })).toEqual([]);
  });

  test('one that is not active is left alone', () => {
    expect(why({ active: false, trigger: { on: 'priorityRaised', to: ['p5'] } })).toEqual([]);
  });
});

describe('a message that names what nobody knows', () => {
  const template = (change: Partial<MessageTemplate>) =>
    policy((draft) => {
      Object.assign(entry(draft.communication.templates, 'logged'), change);
    });

  test('is an error, with what was probably meant', () => {
    expect(found('templateValue', BASE)).toEqual([]);
    const wrong = template({ texts: { 'fr-FR': { subject: '{kye}', body: '{key} {kye} {handOver} {0}' } } });
    expect(found('templateValue', wrong)).toMatchObject([
      {
        severity: 'error',
        path: ['communication', 'templates', 'logged', 'texts', 'fr-FR', 'subject'],
        values: { template: 'Logged', name: 'kye', mend: 'key', language: 'fr-FR' },
        example: { impact: 'Extensive / Widespread' },
      },
      { path: ['communication', 'templates', 'logged', 'texts', 'fr-FR', 'body'], values: { name: 'kye' } },
      { values: { name: 'handOver', mend: '' } },
      { values: { name: '0' } },
    ]);
  });

  test('what is known depends on what it tells of', () => {
    const texts = { 'en-US': { subject: '', body: '{handOver}' } };
    expect(found('templateValue', template({ texts, event: 'escalated' }))).toEqual([]);
    expect(found('templateValue', template({ texts: { 'en-US': { subject: '', body: 'a { b } {} c' } } }))).toEqual([]);
  });

  test('so is a link of a major incident', () => {
    const linked = (url: string) =>
      policy((draft) => {
        draft.major.links = [{ id: 'room', name: 'War room', help: '', url }];
      });
    expect(found('templateValue', linked('https://meet.example.com/{key}'))).toEqual([]);
    expect(found('templateValue', linked('https://meet.example.com/{kee}'))).toMatchObject([
      { path: ['major', 'links', 'room', 'url'], values: { mend: 'key' } },
    ]);
  });
});

describe('what nothing uses', () => {
  test('priorities, calendars, reasons to wait and messages', () => {
    expect(found('unused', BASE)).toEqual([]);
    const idle = policy((draft) => {
      draft.priorities.push({ id: 'p6', name: 'Some day', jiraPriorityId: '6' });
      draft.calendars.push({ ...structuredClone(entry(draft.calendars, 'always')), id: 'spare', name: 'Spare' });
      entry(draft.metrics, 'resolution').holds = ['user'];
      draft.communication.templates.push({
        ...structuredClone(entry(draft.communication.templates, 'escalated')),
        id: 'other',
        name: 'Other',
      });
    });
    const names = found('unused', idle).map(({ values, path, severity }) => [severity, values.list, values.name, path.at(-1)]);
    expect(names).toEqual([
      ['warning', 'priorities', 'Some day', 'p6'],
      ['warning', 'calendars', 'Spare', 'spare'],
      ['warning', 'holdReasons', 'Waiting for a problem or change', 'problem'],
      ['warning', 'holdReasons', 'Waiting for evidence', 'evidence'],
      ['warning', 'holdReasons', 'Planned maintenance', 'maintenance'],
      ['warning', 'holdReasons', 'On hold', 'other'],
      ['warning', 'templates', 'Other', 'other'],
    ]);
  });

  test('a rule for incidents of a priority does not make it used; raising to it does', () => {
    const six = (change: (draft: typeof BASE) => void) =>
      found(
        'unused',
        policy((draft) => {
          draft.priorities.push({ id: 'p6', name: 'Some day', jiraPriorityId: '6' });
          change(draft);
        }),
      );
    expect(
      six((draft) => draft.routing.rules.push({ id: 'r', name: 'R', help: '', for: { priorities: ['p6'] }, to: 'service-desk' })),
    ).toHaveLength(1);
    expect(
      six((draft) => {
        draft.escalation.ladders[0]?.levels[0]?.do.push({ do: 'raisePriorityTo', priority: 'p6' });
      }),
    ).toEqual([]);
  });
});
