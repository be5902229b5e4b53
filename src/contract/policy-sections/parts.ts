import * as v from 'valibot';
import { entryId, jiraId, name, named, text } from '../policy-parts';

// Parts that several sections of a policy share.

/** A list that names at least one thing. */
export const some = <S extends v.GenericSchema>(item: S, max: number) =>
  v.pipe(v.array(item), v.minLength(1, 'must name at least one'), v.maxLength(max, `must have at most ${max}`));

/** A list that may be empty and is empty when it is left out. */
export const list = <S extends v.GenericSchema>(item: S, max: number) =>
  v.optional(v.pipe(v.array(item), v.maxLength(max, `must have at most ${max}`)), []);

const TEN_YEARS = 315_576_000_000;

/** Milliseconds, more than none. At most ten years. */
export const durationMs = v.pipe(
  v.number(),
  v.integer('must be whole milliseconds'),
  v.minValue(1, 'must be more than nothing'),
  v.maxValue(TEN_YEARS, 'must be at most ten years'),
);

/** Milliseconds, or none at all. */
export const delayMs = v.pipe(
  v.number(),
  v.integer('must be whole milliseconds'),
  v.minValue(0, 'must not be negative'),
  v.maxValue(TEN_YEARS, 'must be at most ten years'),
);

/** A whole number between two. */
export const whole = (min: number, max: number) =>
  v.pipe(
    v.number(),
    v.integer('must be a whole number'),
    v.minValue(min, `must be at least ${min}`),
    v.maxValue(max, `must be at most ${max}`),
  );

/** Days counted by a calendar of the policy: those on which it opens at all. */
export const workingDays = whole(1, 365);

/** Somebody with an account: the id is Jira's account id. */
export const person = v.strictObject({ id: v.pipe(v.string(), v.minLength(1), v.maxLength(128)), name });

/** Who may, or who is told: a group of Jira's or a role in the incident's project. The name is for reading; the id counts. */
export const holder = v.strictObject({
  type: v.picklist(['group', 'role']),
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  name,
});

export const holders = v.pipe(v.array(holder), v.maxLength(50, 'must have at most 50'));

/** How much a firm depends on a service. */
export const criticality = v.picklist(['high', 'medium', 'low']);

/** Which incidents something is for: each part that is given holds; nothing given: all. Ids of the policy, or of Jira where named. */
export const incidentsFor = v.strictObject({
  priorities: v.optional(some(entryId, 10)),
  /** Categories or subcategories. */
  categories: v.optional(some(entryId, 200)),
  impacts: v.optional(some(entryId, 10)),
  urgencies: v.optional(some(entryId, 10)),
  /** One of the affected services. */
  services: v.optional(some(entryId, 200)),
  /** One of the affected services is as critical as this. */
  criticalities: v.optional(some(criticality, 3)),
  channels: v.optional(some(entryId, 30)),
  /** Groups of Jira's; the reporter is in one of them. */
  reporterGroups: v.optional(some(named, 50)),
  projects: v.optional(some(v.strictObject({ id: jiraId, name: v.pipe(v.string(), v.maxLength(255)) }), 200)),
  /** Only major incidents, or only others. */
  major: v.optional(v.boolean()),
});

/** Languages in which an incident's requester can be spoken to; another one gets the first that is written. */
export const LANGUAGES = ['en-US', 'fr-FR'] as const;

/** A text by language; at least one is there. */
export const inLanguages = <S extends v.GenericSchema>(inner: S) =>
  v.pipe(
    v.strictObject(v.entriesFromList(LANGUAGES, v.optional(inner))),
    v.check((all) => LANGUAGES.some((language) => all[language] !== undefined), `must be there in one of ${LANGUAGES.join(', ')}`),
  );

/** A sentence that says something. */
export const phrase = v.pipe(text, v.minLength(1, 'must not be empty'));

/** A sentence somebody reads in their own language. */
export const sentence = inLanguages(phrase);

export const assignee = v.strictObject({ who: v.literal('assignee') });
/** The lead of the support group that has the incident. */
export const groupLead = v.strictObject({ who: v.literal('groupLead') });

/** Somebody an act is for, found when it is done. */
export const recipient = v.variant('who', [
  v.strictObject({ who: v.literal('reporter') }),
  v.strictObject({ who: v.literal('affectedUser') }),
  assignee,
  v.strictObject({ who: v.literal('watchers') }),
  /** Everybody in the support group that has the incident. */
  v.strictObject({ who: v.literal('group') }),
  groupLead,
  v.strictObject({ who: v.literal('incidentManagers') }),
  v.strictObject({ who: v.literal('processOwners') }),
  /** Everybody in a certain support group of the policy. */
  v.strictObject({ who: v.literal('supportGroup'), group: entryId }),
  /** Whoever holds a role of the major incident. */
  v.strictObject({ who: v.literal('majorRole'), role: entryId }),
  v.strictObject({ who: v.literal('jiraGroup'), group: named }),
  v.strictObject({ who: v.literal('person'), person }),
]);

export const recipients = some(recipient, 20);
