import * as v from 'valibot';
import { entries, entry, entryId, named } from '../policy-parts';
import { delayMs, incidentsFor, phrase, sentence, whole, workingDays } from './parts';

/** What a review's answer is computed from. */
export const EVIDENCE = [
  'detection',
  'firstResponse',
  'mobilisation',
  'structure',
  'notifications',
  'stakeholderUpdates',
  'gates',
  'assignments',
  'clocks',
  'reports',
] as const;

const reviewQuestion = v.strictObject({
  id: entryId,
  text: phrase,
  answer: v.picklist(['text', 'yesNo', 'actions']),
  required: v.boolean(),
  evidence: v.optional(v.picklist(EVIDENCE)),
});

export const review = v.strictObject({
  /** Incidents reviewed besides major ones; absent: none. */
  for: v.optional(incidentsFor),
  /** Issue type of the review; absent: the one set-up makes. */
  issueType: v.optional(named),
  /** Working days after closure. */
  dueDays: workingDays,
  sections: entries(v.strictObject({ ...entry.entries, questions: entries(reviewQuestion, 1, 30) }), 1, 30),
});

const ask = { id: entryId, text: sentence, required: v.boolean() };

/** When a question is asked at all: each part that is given holds. */
const when = v.optional(v.strictObject({ ...incidentsFor.entries, /** A clock breached. */ breached: v.optional(v.boolean()) }), {});

const surveyQuestion = v.variant('answer', [
  v.strictObject({ ...ask, answer: v.literal('scale'), /** 1 … points, the last is best. */ points: whole(2, 11), when }),
  v.strictObject({ ...ask, answer: v.literal('faces'), when }),
  v.strictObject({ ...ask, answer: v.literal('yesNo'), when }),
  v.strictObject({
    ...ask,
    answer: v.literal('choice'),
    choices: entries(v.strictObject({ id: entryId, text: sentence }), 2, 20),
    several: v.boolean(),
    when,
  }),
  v.strictObject({ ...ask, answer: v.literal('text'), when }),
]);

export const survey = v.strictObject({
  active: v.boolean(),
  for: incidentsFor,
  askedAt: v.picklist(['closure', 'resolution']),
  askReporter: v.boolean(),
  askAffectedUser: v.boolean(),
  /** Working time after which it is asked, by this calendar; without one real time. */
  afterMs: delayMs,
  calendar: v.optional(entryId),
  /** Days after the invitation, rising. */
  remindAfterDays: v.pipe(
    v.array(whole(1, 90)),
    v.maxLength(5),
    v.check((all) => all.every((one, at) => at === 0 || one > (all[at - 1] ?? 0)), 'must rise'),
  ),
  expiresAfterDays: whole(1, 365),
  /** Share of closures that are asked about. */
  samplePercent: whole(1, 100),
  /** Days between two invitations of one person; 0: no such limit. */
  atMostEveryDays: whole(0, 365),
  questions: entries(surveyQuestion, 1, 30),
  /** The question of which one tap is the answer and the score. */
  overall: entryId,
  anonymous: v.boolean(),
  /** Results with fewer answers are not shown. */
  minimumAnswers: whole(1, 100),
  agentsSeeAnswers: v.boolean(),
  /** A score of at most so many percent of the best opens a follow-up; absent: none does. */
  followUpAtMostPercent: v.optional(whole(0, 99)),
  /** Answers are deleted after so many months. */
  keepMonths: whole(1, 120),
});
