import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as v from 'valibot';
import { calls } from '../../../src/contract/calls';
import type { AppError } from '../../../src/contract/errors';
import { channelOf, fitted, inputOf } from '../../../static/raise-incident/src/answers';
import { isRaiseDraft, type RaiseDraft } from '../../../static/raise-incident/src/draft';
import { placed } from '../../../static/raise-incident/src/labels';
import { faultsOf } from '../../../static/raise-incident/src/validate';
import { POLICY } from '../fakes';

const { impacts, urgencies, priorities, matrix, categories, services, channels } = POLICY.document;
const FORM = { version: 1, impacts, urgencies, priorities, matrix, categories, services, channels };
const DRAFT: RaiseDraft = {
  intentId: '5f1c9e52-3c5b-4c39-9d5d-0a8f3f7c2b11',
  summary: 'VPN is down',
  description: '',
  services: [],
  forOther: false,
  touched: true,
  sent: false,
  made: false,
};

const id = (entries: readonly { id: string }[]) =>
  fc.option(fc.constantFrom('gone', ...entries.map((entry) => entry.id)), { nil: undefined });
const drafts: fc.Arbitrary<RaiseDraft> = fc.record({
  intentId: fc.uuid(),
  summary: fc.string({ maxLength: 300 }),
  description: fc.string(),
  impact: id(impacts),
  urgency: id(urgencies),
  category: id(categories),
  subcategory: id(categories.flatMap(({ subcategories }) => subcategories)),
  services: fc.uniqueArray(fc.constantFrom('gone', ...services.map((service) => service.id))),
  forOther: fc.boolean(),
  affected: fc.option(fc.record({ accountId: fc.stringMatching(/^[A-Za-z0-9:_-]{1,128}$/), name: fc.string() }), { nil: undefined }),
  channel: fc.option(fc.constantFrom('', 'gone', ...channels.map((channel) => channel.id)), { nil: undefined }),
  touched: fc.boolean(),
  sent: fc.boolean(),
  made: fc.boolean(),
});

describe('a draft', () => {
  test('is read back as it was written, and anything else is not', () => {
    fc.assert(fc.property(drafts, (draft) => isRaiseDraft(JSON.parse(JSON.stringify(draft)))));
    fc.assert(fc.property(fc.anything(), (other) => !isRaiseDraft(other)));
    expect(isRaiseDraft({ ...DRAFT, services: [7] })).toBe(false);
    expect(isRaiseDraft({ ...DRAFT, affected: { accountId: 'a' } })).toBe(false);
    expect(isRaiseDraft({ intentId: 'i', summary: 's', description: 'd' })).toBe(false);
  });

  test('fitted to the policy names only what the policy has, loses nothing else, and stays as it is the second time', () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        const left = fitted(draft, FORM);
        expect(fitted(left, FORM)).toBe(left);
        expect(JSON.stringify(left)).not.toContain('"gone"');
        const kept = ['intentId', 'summary', 'description', 'forOther', 'affected', 'touched'] as const;
        for (const name of kept) expect(left[name]).toEqual(draft[name]);
        if (left.subcategory !== undefined)
          expect(
            categories.find((category) => category.id === left.category)?.subcategories.some((sub) => sub.id === left.subcategory),
          ).toBe(true);
      }),
    );
  });

  test('without faults of its own it is an input the server takes', () => {
    fc.assert(
      fc.property(drafts, fc.boolean(), (draft, fromIssue) => {
        const left = fitted(draft, FORM);
        const input = inputOf(left, FORM, fromIssue);
        const sound = Object.keys(faultsOf(left)).length === 0;
        if (sound && !/[\r\n]/.test(left.summary.trim())) expect(v.safeParse(calls.raiseIncident.input, input).success).toBe(true);
        expect(input === undefined).toBe(left.impact === undefined || left.urgency === undefined);
      }),
    );
  });
});

describe('the channel', () => {
  test('is Jira by default when raised from an issue; none chosen on purpose is none', () => {
    expect(channelOf(DRAFT, FORM, true)?.id).toBe('jira');
    expect(channelOf(DRAFT, FORM, false)).toBeUndefined();
    expect(channelOf({ ...DRAFT, channel: '' }, FORM, true)).toBeUndefined();
    expect(channelOf({ ...DRAFT, channel: 'phone' }, FORM, true)?.id).toBe('phone');
    expect(channelOf(DRAFT, { ...FORM, channels: [] }, true)).toBeUndefined();
  });
});

describe('what Jira said', () => {
  const error = (more: Partial<AppError>): AppError => ({ code: 'JIRA_REFUSED', message: 'm', ...more });

  const t = (key: string): string => (key === 'raise.description' ? 'Beschreibung' : key);

  test('is sorted by field once, whatever stands in details too', () => {
    expect(placed(error({ details: ['a', 'impact: x', 'y'], fields: { impact: 'x', urgency: 'y', customfield_7: 'z' } }), t)).toEqual({
      at: { levels: 'x y' },
      all: [{ words: 'a' }, { field: 'impact', words: 'x' }, { field: 'urgency', words: 'y' }, { words: 'customfield_7: z' }],
    });
    expect(placed(error({}), t)).toEqual({ at: {}, all: [] });
    expect(placed(error({ fields: { constructor: 'x' } }), t).at).toEqual({});
  });

  test('of a field that a service desk calls by its name goes to that field', () => {
    const words = 'Please check the fields. Beschreibung: Beschreibung is required.';
    expect(placed(error({ details: [words] }), t)).toEqual({ at: { description: 'Beschreibung is required.' }, all: [{ words }] });
    expect(placed({ code: 'NOT_ALLOWED', message: 'm', details: [words] }, t).at).toEqual({});
  });
});
