import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { policyForm } from '../../../src/contract/policy';
import type { Goal, Policy } from '../../../src/contract/types';
import { diffPolicies } from '../../../src/domain/policy/diff';
import { addLevel } from '../../../src/domain/policy/edit/levels';
import { FINDING_CODES } from '../../../src/domain/policy/lint/finding';
import { changeWords } from '../../../static/settings/src/words/change-words';
import { exampleWords, findingWords } from '../../../static/settings/src/words/finding-words';
import { WORDS } from '../../../static/settings/src/words/word-table';
import type { I18n } from '../../../static/shared/i18n';
import { policyArbitrary } from '../domain/policy/arbitrary';
import { FULL_POLICY } from '../fakes';

const i18nOf = (locale: 'en-US' | 'fr-FR'): I18n => {
  const texts = new Map<string, string>(Object.entries(require(`../../../locales/${locale}.json`)));
  return {
    locale,
    timeZone: 'UTC',
    t: (key, values = {}) => {
      const text = texts.get(key);
      if (text === undefined) throw new Error(`no text ${key}`);
      return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
    },
    instant: (iso) => iso,
    add: () => Promise.resolve(),
  };
};
const english = i18nOf('en-US');
const french = i18nOf('fr-FR');

const BASE = FULL_POLICY.document;
const changed = (change: (draft: Policy) => void): string[] => {
  const draft = structuredClone(BASE);
  change(draft);
  return diffPolicies(BASE, draft).map((one) => changeWords(one, english));
};

/** Members and words of ours that a schema names anywhere. */
function namesIn(schema: unknown, seen = new Set<unknown>(), found = new Set<string>()): Set<string> {
  if (typeof schema !== 'object' || schema === null || seen.has(schema)) return found;
  seen.add(schema);
  const parts = new Map(Object.entries(schema));
  const entries: unknown = parts.get('entries');
  if (typeof entries === 'object' && entries !== null)
    for (const [name, inner] of Object.entries(entries)) {
      found.add(name);
      namesIn(inner, seen, found);
    }
  for (const member of ['item', 'wrapped', 'key', 'value', 'options', 'pipe']) {
    const inner: unknown = parts.get(member);
    for (const one of Array.isArray(inner) ? inner : [inner]) {
      if (typeof one === 'string' && member === 'options') found.add(one);
      else namesIn(one, seen, found);
    }
  }
  if (typeof parts.get('literal') === 'string') found.add(String(parts.get('literal')));
  return found;
}

describe('words of changes', () => {
  test('each member and each value of the policy has one', () => {
    const wanted = [...namesIn(policyForm)].filter((name) => name !== 'schema');
    expect(wanted.length).toBeGreaterThan(200);
    expect(wanted.filter((name) => !Object.hasOwn(WORDS, name))).toEqual([]);
  });

  test('a goal, a cell of the matrix, a renamed, a moved, a new and a removed entry are said as people say it', () => {
    expect(
      changed((draft) => {
        const goal = draft.metrics[0]?.goals[0];
        if (goal) goal.goalMs = 6 * 3_600_000;
      }),
    ).toEqual([expect.stringMatching(/^\S+ first response goal: .+ → 6\u00a0h$/)]);
    const [impact, urgency] = [BASE.impacts[0], BASE.urgencies[0]];
    const [first, last] = [BASE.priorities[0], BASE.priorities.at(-1)];
    expect(
      changed((draft) => {
        draft.matrix = {
          ...draft.matrix,
          [String(impact?.id)]: { ...draft.matrix[String(impact?.id)], [String(urgency?.id)]: String(last?.id) },
        };
      }),
    ).toEqual([`Priority for impact ${impact?.name} and urgency ${urgency?.name}: ${first?.name} → ${last?.name}`]);
    expect(
      changed((draft) => {
        draft.channels = [{ id: 'pigeon', name: 'Pigeon', help: '' }, ...draft.channels.slice(1)];
      }),
    ).toEqual([`“${BASE.channels[0]?.name}” removed`, '“Pigeon” added']);
    expect(
      changed((draft) => {
        const [one, two, ...rest] = draft.channels;
        if (one && two) draft.channels = [two, { ...one, name: 'By carrier' }, ...rest];
      }),
    ).toEqual(
      expect.arrayContaining([expect.stringMatching(/moved to place [12]$/), expect.stringMatching(/, Name: “.+” → “By carrier”$/)]),
    );
  });

  test('an entry whose name was just taken away is called by the name it had', () => {
    const [first, ...rest] = BASE.services;
    expect(
      changed((draft) => {
        draft.services = first ? [{ ...first, name: '' }, ...rest] : [];
      }),
    ).toEqual([`“${first?.name}”, Name: “${first?.name}” → nothing`]);
    expect(changed((draft) => void draft.services.push({ id: 'new', name: '', help: '', criticality: 'low', dependsOn: [] }))).toEqual([
      '“new” added',
    ]);
  });

  test('levels that are added and removed are named in the matrix too, never by their ids', () => {
    const added = addLevel(addLevel(BASE, 'urgencies', 'At once').policy, 'impacts', 'Everybody').policy;
    const [first] = BASE.impacts;
    const given = added.matrix[String(first?.id)]?.['at-once'];
    const priority = BASE.priorities.find(({ id }) => id === given)?.name;
    const there = diffPolicies(BASE, added).map((one) => changeWords(one, english));
    expect(there).toContain(`Priority for impact ${first?.name} and urgency At once: nothing → ${priority}`);
    expect(there).toContainEqual(
      expect.stringMatching(/^Priorities for impact Everybody: nothing → Critical: \S+, High: .+, At once: \S+$/),
    );
    const back = diffPolicies(added, BASE).map((one) => changeWords(one, french).replace(/\u00a0/g, ' '));
    expect(back).toContain(`Priorité pour l’impact ${first?.name} et l’urgence At once : ${priority} → rien`);
    expect(back).toContainEqual(expect.stringMatching(/^Priorités pour l’impact Everybody : Critical : .+ → rien$/));
    expect([...there, ...back].join()).not.toMatch(/at-once|everybody/);
  });

  test('a goal is said with all it is for, in English and in French', () => {
    const both = (wanted: Goal['for'], name = 'Resolution'): string[] => {
      const [before, after] = [8, 6].map((hours): Policy => {
        const goal = { id: 'g', for: wanted, goalMs: hours * 3_600_000, calendar: 'always', warnings: [] };
        return { ...BASE, metrics: BASE.metrics.map((one) => (one.id === 'resolution' ? { ...one, name, goals: [goal] } : one)) };
      });
      const [change] = before && after ? diffPolicies(before, after) : [];
      return change ? [english, french].map((language) => changeWords(change, language).replace(/\u00a0/g, ' ')) : [];
    };
    expect(both({ priorities: ['p2'], categories: ['network'] })).toEqual([
      'High resolution goal for category Network: 8 h → 6 h',
      'Objectif High de « Resolution » pour la catégorie Network : 8 h → 6 h',
    ]);
    expect(both({ priorities: ['p1', 'p2'] }, 'SLA')).toEqual([
      'Highest, High SLA goal: 8 h → 6 h',
      'Objectif Highest, High de « SLA » : 8 h → 6 h',
    ]);
    expect(both({ categories: ['network', 'hardware'], impacts: ['minor'], reporterGroups: [{ id: 'g', name: 'Board' }] })).toEqual([
      'Resolution goal for categories Network, Hardware, impact Minor / Localized, reporters in Board: 8 h → 6 h',
      'Objectif de « Resolution » pour les catégories Network, Hardware, l’impact Minor / Localized, les rapporteurs de Board : 8 h → 6 h',
    ]);
    expect(both({})).toEqual([
      'Resolution goal for every incident: 8 h → 6 h',
      'Objectif de « Resolution » pour tout incident : 8 h → 6 h',
    ]);
  });

  test('holidays and their yearly rules are said in words', () => {
    const holidays: Policy['calendars'][number]['definition']['holidays'] = [
      '2026-12-24',
      { date: '2027-01-01', name: 'New Year' },
      { from: '2026-12-27', to: '2026-12-30' },
      { yearly: '02-29' },
      { name: 'Memorial Day', yearly: { month: 5, weekday: 'mon', nth: -1 } },
      { yearly: { month: 9, weekday: 'mon', nth: 1 } },
      { yearly: { easter: -2 } },
      { yearly: { orthodoxEaster: 1 } },
    ];
    const after: Policy = {
      ...BASE,
      calendars: BASE.calendars.map((one) => (one.id === 'business' ? { ...one, definition: { ...one.definition, holidays } } : one)),
    };
    const said = [english, french].map((language) =>
      diffPolicies(BASE, after)
        .map((change) => changeWords(change, language))
        .join(' ')
        .replace(/[\u00a0\u202f]/g, ' '),
    );
    expect(said[0]).toContain('Dec 24, 2026');
    expect(said[0]).toContain('Name: “Memorial Day”; Every year: Month: May; Weekday: Monday; Which in the month: the last');
    expect(said[0]).toContain('Every year: February 29');
    expect(said[0]).toContain('Every year: Days after Easter: -2');
    expect(said[1]).toContain('Chaque année : Mois : mai');
    for (const words of said) expect(words).not.toMatch(/yearly|easter\b|orthodoxEaster|weekday|\bnth|\bmonth\b(?!:)|2026-|2027-/);
  });

  test('any two policies differ in whole sentences, in both languages, without a key or an unfilled place', () => {
    fc.assert(
      fc.property(policyArbitrary, policyArbitrary, (before, after) => {
        for (const change of diffPolicies(before, after))
          for (const language of [english, french]) {
            const words = changeWords(change, language);
            expect(words).not.toMatch(/undefined|\[object|policy\.(change|word)|\{(where|before|after|place|word|value|scope|metric)\}/);
            expect(words.trim()).not.toBe('');
          }
      }),
      { numRuns: 15 },
    );
  });
});

describe('words of findings', () => {
  const WHYS: Record<string, string[]> = {
    ruleShadowed: ['routing', 'goal'],
    noGoal: ['none', 'narrower', 'category', 'urgency', 'impact', 'priority'],
    tierEmpty: ['noGroup', 'ledTo', 'noPeople'],
    escalationNeverFires: ['closed', 'quiet', 'noGoal', 'lowestPriority', 'lastTier'],
    templateNever: ['silence', 'hold'],
    phaseUnreached: ['noStatus', 'noWay'],
    gateStuck: ['review', 'tooEarly', 'services', 'channel'],
    gateIdle: ['notAsked', 'first'],
    unheard: ['silence', 'hold'],
  };
  const VALUES = {
    impact: 'I',
    urgency: 'U',
    id: 'x',
    name: 'N',
    other: 'O',
    list: 'tiers',
    tier: 'T',
    groups: 'G',
    group: 'G',
    reason: 'R',
  };
  const MORE = {
    metrics: 'M',
    calendar: 'C',
    ladder: 'L',
    quiet: 'Q',
    metric: 'M',
    template: 'T',
    count: '3',
    of: '9',
    rule: 'R',
    place: '2',
    by: 'B',
    gate: 'G',
    phase: 'P',
    days: '3',
  };

  test.each(FINDING_CODES)('%s is a sentence with all its places filled, whatever the reason', (code) => {
    for (const language of [english, french])
      for (const why of WHYS[code] ?? ['group'])
        for (const mend of ['', 'near']) {
          const values = { ...VALUES, ...MORE, why, mend, what: 'W', language: 'en-US' };
          const words = findingWords({ code, severity: 'error', path: [], values, example: {} }, language);
          expect(words.replace(/\{(N|near)\}/g, '')).not.toMatch(/[{}]/);
          expect(words).not.toContain(code);
          expect(words.length).toBeGreaterThan(15);
        }
  });

  test('an unknown code is said with its values rather than not at all; the example names what it is about', () => {
    const finding = {
      code: 'brandNew',
      severity: 'error' as const,
      path: [],
      values: { name: 'N' },
      example: { impact: 'High', category: 'Network' },
    };
    expect(findingWords(finding, english)).toBe('brandNew N');
    expect(exampleWords(finding, english)).toBe('Example: an incident with Impact: High; Category: Network');
    expect(exampleWords({ ...finding, example: {} }, english)).toBe('Example: any incident');
  });
});
