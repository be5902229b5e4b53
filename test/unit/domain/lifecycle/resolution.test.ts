import { describe, expect, test } from '@jest/globals';
import { accepts } from '../../../../src/domain/lifecycle/reply';
import { resolutionOf } from '../../../../src/domain/lifecycle/resolution';
import { SETTINGS } from '../../fakes';
import { iso, Story } from '../sla/story';
import { answered, LIVED, livedAt, proposed } from './lived';

const resolved = (): Story => new Story('Mon 09:00').status('Mon 10:00', 'Resolved').act(proposed('Mon 10:00'));
const at = (story: Story, when: string, document = LIVED) => resolutionOf(livedAt(story, when, document));

describe('a proposed resolution', () => {
  test('waits for the requester', () => {
    expect(at(new Story('Mon 09:00'), 'Mon 10:00')).toEqual({ acts: [], appFields: {} });
    expect(at(resolved(), 'Mon 12:00')).toEqual({
      acts: [],
      appFields: {},
      state: {
        kind: { id: 'workaround', name: 'Workaround' },
        code: { id: 'solved', name: 'Solved' },
        done: 'Router restarted.',
        by: 'u-agent',
        at: iso('Mon 10:00'),
        answer: 'open',
        remindAt: iso('Wed 10:00'),
        closesAt: iso('Thu 10:00'),
      },
      wakeAt: Date.parse(iso('Wed 10:00')),
    });
  });

  test('is accepted by silence when its time is over, not before', () => {
    expect(at(resolved(), 'Thu 09:59:59').acts).toEqual([]);
    expect(at(resolved(), 'Thu 10:00').acts).toEqual([{ kind: 'answered', at: iso('Thu 10:00'), via: 'silence', accepts: true }]);
    const never = { ...LIVED, resolution: { ...LIVED.resolution, confirmation: { for: {}, remindAfterDays: [] } } };
    expect(at(resolved(), 'Fri+3 10:00', never).acts).toEqual([]);
  });

  test('is answered once: the first answer counts', () => {
    const twice = resolved()
      .act(answered('Mon 11:00', true))
      .act(answered('Mon 11:00', false, { reason: 'No.' }));
    expect(at(twice, 'Mon 12:00').state).toMatchObject({ answer: 'accepted', answered: { by: 'u-mara', via: 'panel' } });
    expect(at(twice, 'Mon+1 10:00').acts).toEqual([]);
  });

  test('keeps why it was rejected until the next one takes its place', () => {
    const again = resolved()
      .act(answered('Mon 11:00', false, { reason: 'Still down.', link: 'CHG-1' }))
      .status('Mon 11:01', 'Working');
    expect(at(again, 'Tue 10:00').state).toMatchObject({ answer: 'rejected', answered: { reason: 'Still down.', link: 'CHG-1' } });
    again.status('Tue 11:00', 'Resolved').act(proposed('Tue 11:00', { done: 'Router replaced.' }));
    expect(at(again, 'Tue 12:00').state).toMatchObject({ answer: 'open', done: 'Router replaced.' });
  });

  test('is over when somebody reopens the incident by hand', () => {
    expect(at(resolved().status('Mon 11:00', 'Working'), 'Mon 12:00')).toEqual({ acts: [], appFields: {} });
  });

  test('is answered by the requester’s first public reply', () => {
    const say = (text: string, how = {}) => at(resolved().comment('Mon 11:00', 'u-mara', { text, ...how }), 'Mon 12:00').acts;
    expect(say('Yes, thank you!')).toEqual([
      { kind: 'answered', at: iso('Mon 11:00'), by: 'u-mara', via: 'reply', accepts: true, commentId: '101' },
    ]);
    expect(say('It is down again.')).toMatchObject([{ accepts: false, reason: 'It is down again.' }]);
    expect(say('Yes', { by: 'u-agent' })).toEqual([]);
    expect(say('Yes', { public: false })).toEqual([]);
    expect(say(' ')).toEqual([]);
    expect(
      at(
        new Story('Mon 09:00').comment('Mon 09:30', 'u-mara', { text: 'yes' }).status('Mon 10:00', 'Resolved').act(proposed('Mon 10:00')),
        'Mon 12:00',
      ).acts,
    ).toEqual([]);
    // The workflow reopened it at once because of the reply.
    const reopened = resolved().comment('Mon 11:00', 'u-mara', { text: 'No.' }).status('Mon 11:00:01', 'Working');
    expect(at(reopened, 'Mon 12:00').acts).toMatchObject([{ accepts: false }]);
  });

  test('asks nobody of whom the policy does not', () => {
    const few = {
      ...LIVED,
      resolution: { ...LIVED.resolution, confirmation: { ...LIVED.resolution.confirmation, for: { priorities: ['p1'] } } },
    };
    expect(at(resolved(), 'Mon+1 10:00', few)).toMatchObject({ acts: [], state: { answer: 'notAsked' } });
  });

  test('stands in the app’s field, where the site has it', () => {
    const life = livedAt(resolved(), 'Mon 12:00');
    const settings = { ...SETTINGS, appFields: { ...SETTINGS.appFields, resolutionAnswer: 'customfield_99' } };
    const here = { ...life, ground: { ...life.ground, settings } };
    expect(resolutionOf(here).appFields).toEqual({ resolutionAnswer: 'Proposed' });
    expect(resolutionOf({ ...here, facts: { ...here.facts, appFields: { resolutionAnswer: 'Proposed' } } }).appFields).toEqual({});
  });
});

describe('a reply', () => {
  test.each(['yes', 'OK', 'Thanks, all good', 'Oui', 'd’accord', 'Résolu, merci', 'Accepted.', 'ça marche'])('%s accepts', (text) => {
    expect(accepts(text)).toBe(true);
  });

  test.each([
    'no',
    'Yes but it is slow',
    'Thanks, still broken',
    'Okinawa office is down too',
    'Merci, mais toujours en panne',
    'resolvedness',
    'Yes. Though I have to say that since this morning the other printer has the same fault.',
    '',
  ])('%s does not', (text) => {
    expect(accepts(text)).toBe(false);
  });
});
