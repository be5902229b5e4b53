import * as v from 'valibot';
import { entries, entry, entryId, named } from '../policy-parts';
import { written } from '../written';
import { criticality, durationMs, list, person, phrase, recipients, some, whole } from './parts';

/** Proposes a major incident: each part that is given holds. */
const candidateRule = v.pipe(
  v.strictObject({
    ...entry.entries,
    priorities: v.optional(some(entryId, 10)),
    impacts: v.optional(some(entryId, 10)),
    categories: v.optional(some(entryId, 200)),
    services: v.optional(some(entryId, 200)),
    /** One of the affected services is as critical as this. */
    criticalities: v.optional(some(criticality, 3)),
    /** Support groups that have it. */
    groups: v.optional(some(entryId, 200)),
    /** So many incidents of the same category or service within this time. */
    similar: v.optional(v.strictObject({ count: whole(2, 1000), withinMs: durationMs })),
  }),
  v.check(
    (rule) =>
      [rule.priorities, rule.impacts, rule.categories, rule.services, rule.criticalities, rule.groups, rule.similar].some(
        (part) => part !== undefined,
      ),
    'must say which incidents it proposes',
  ),
);

const role = v.strictObject({
  ...entry.entries,
  /** A launch without somebody in it is warned of. */
  required: v.boolean(),
  /** Who has it unless somebody else is named. */
  standIn: v.optional(person),
  /** Becomes tasks of whoever has the role. */
  checklist: entries(v.strictObject({ id: entryId, text: phrase }), 0, 50),
});

/** Steps of a launch besides making the incident, in their order. */
export const LAUNCH_STEPS = ['roles', 'checklists', 'children', 'links', 'stakeholders', 'watchers', 'cadence', 'clocks'] as const;

const link = v.strictObject({
  ...entry.entries,
  /** "https://meet.example.com/{key}" */
  url: v.pipe(
    written,
    v.maxLength(2000, 'must have at most 2000 characters'),
    v.regex(/^https:\/\/[^\s]+$/, 'must begin with https:// and have no space'),
  ),
});

export const major = v.strictObject({
  active: v.boolean(),
  /** Any of them proposes; none: only people do. */
  candidates: entries(candidateRule, 0, 30),
  /** Which priority a major incident has at least; absent: the matrix decides. */
  priority: v.optional(entryId),
  roles: entries(role, 1, 20),
  steps: v.pipe(
    v.array(v.picklist(LAUNCH_STEPS)),
    v.check((all) => new Set(all).size === all.length, 'must not name a step twice'),
  ),
  /** War room, status page and the like. */
  links: entries(link, 0, 20),
  /** Whom updates are promised to, and how often; real time. */
  audiences: entries(v.strictObject({ ...entry.entries, to: recipients, everyMs: durationMs }), 0, 10),
  watchers: list(person, 100),
  /** The only ones a drill tells. */
  drillGroup: v.optional(named),
});
