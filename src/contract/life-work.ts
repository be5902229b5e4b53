import * as v from 'valibot';
import { entryId } from './policy-parts';
import { note, reason, written } from './written';

// What people do about the course of an incident: in its panel, and customers in the portal.

const nothing = v.strictObject({});
const named = v.object({ id: v.string(), name: v.string() });
/** Minted by the screen when the form opens: done once per intent, however often it is sent. */
const intentId = v.pipe(v.string(), v.uuid('must be a UUID'));
const jiraId = v.pipe(v.string(), v.regex(/^[1-9]\d{0,18}$/, 'must be an id of Jira’s: digits only'));
const issueKey = v.pipe(v.string(), v.regex(/^[A-Z][A-Z0-9_]{0,254}-[1-9]\d{0,9}$/, 'must be the key of an issue, such as CHG-12'));
const instant = v.pipe(v.string(), v.isoTimestamp('must be an ISO instant'));
const short = v.pipe(written, v.minLength(1, 'must not be empty'), v.maxLength(100, 'must have at most 100 characters'));

/** Acts whose rights a person is told of here. */
export const LIFE_RIGHTS = ['hold', 'proposeResolution', 'manageTasks', 'overrideGate'] as const;

/**
 * Why an act is refused, where the code alone does not say what to do: no room for more; the workflow has no transition for it that the person
 * may make; the incident is resolved, or not; nothing proposed that waits for an answer; not one of the policy any more; the incident has no
 * tasks of this kind; the project has no type of sub-task; all gates of that transition are fulfilled.
 */
export const LIFE_WHYS = ['full', 'noWay', 'resolved', 'notResolved', 'nothingProposed', 'gone', 'noTask', 'noTaskType', 'noGate'] as const;

const answer = {
  accepts: v.boolean(),
  /** Of a rejection; required then. */
  reason: v.optional(reason),
};

/** Calls about the issue the panel stands in; the platform says which. */
export const lifeCalls = {
  /** What there is to choose from, and what this person may do. Anybody who may see the issue. */
  readLifeForm: {
    input: nothing,
    output: v.object({
      closureCodes: v.array(named),
      resolutionKinds: v.array(named),
      /** Those with a status of the site that begins them. */
      holdReasons: v.array(v.object({ ...named.entries, help: v.string(), waitsFor: v.picklist(['user', 'vendor', 'other']) })),
      taskTemplates: v.array(
        v.object({ ...named.entries, tasks: v.array(v.object({ summary: v.string(), group: v.optional(v.string()) })) }),
      ),
      taskCancelReasons: v.array(v.string()),
      /** The person reported the incident, or is affected by it: they answer a proposed resolution. */
      requester: v.boolean(),
      may: v.object(v.entriesFromList(LIFE_RIGHTS, v.boolean())),
    }),
  },
  /**
   * Puts the incident on hold as the person: moves it to a status in which the reason holds (and sets the field that names it, where the
   * policy says by a field), then records who, why and for which vendor. Needs the right hold.
   */
  hold: {
    input: v.strictObject({
      intentId,
      reason: entryId,
      note: v.optional(note),
      vendor: v.optional(v.strictObject({ name: short, reference: v.optional(short), expectedAt: v.optional(instant) })),
    }),
    output: nothing,
  },
  /** Goes on, as the person: back to the status before the hold. Needs the right hold. */
  resume: { input: nothing, output: nothing },
  /**
   * Says how it was resolved and asks the requester: sets resolution kind and closure code and moves the incident into the resolution phase as
   * the person, then records it. Needs the right proposeResolution.
   */
  proposeResolution: {
    input: v.strictObject({ intentId, kind: entryId, code: entryId, done: note }),
    output: nothing,
  },
  /**
   * The requester's answer, or an agent's for them (needs the right proposeResolution). Accepted: closed by the app. Rejected, with a reason
   * and at will the change or request it goes with: open again. `first` false: it was answered before.
   */
  answerResolution: {
    input: v.strictObject({ ...answer, link: v.optional(issueKey) }),
    output: v.object({ first: v.boolean() }),
  },
  /** Lets a transition pass though gates block it, for ten minutes. Answers the ISO instant until which. Needs the right overrideGate. */
  overrideGate: { input: v.strictObject({ transitionId: jiraId, reason }), output: v.object({ until: v.string() }) },
  /** Adds the tasks of a template as the person, or one task of one's own. Needs the right manageTasks. Answers the keys. */
  addTasks: {
    input: v.variant('what', [
      v.strictObject({ what: v.literal('template'), template: entryId }),
      v.strictObject({ what: v.literal('own'), intentId, summary: short, group: v.optional(entryId) }),
    ]),
    output: v.object({ keys: v.array(v.string()) }),
  },
  /** Cancels a task, with one of the policy's reasons or one's own: to a done status as the person. Needs the right manageTasks. */
  cancelTask: { input: v.strictObject({ taskId: jiraId, reason }), output: nothing },
} as const;

/** Calls of the portal, about the request it shows; the platform says which and for whom. */
export const requestCalls = {
  /** How an incident stands, for its requester: NOT_FOUND for anybody else. */
  readRequest: {
    input: nothing,
    output: v.object({
      key: v.string(),
      /** Name of the phase in the policy; absent: none has its status. */
      phase: v.optional(v.string()),
      phases: v.array(v.string()),
      over: v.boolean(),
      priority: v.optional(v.string()),
      /** ISO instants of the clocks promised to customers that run. */
      firstResponseDue: v.optional(v.string()),
      resolutionDue: v.optional(v.string()),
      hold: v.optional(v.object({ reason: v.string(), waitsForYou: v.boolean(), since: v.string(), resolvesAt: v.optional(v.string()) })),
      resolution: v.optional(
        v.object({
          kind: v.string(),
          done: v.string(),
          at: v.string(),
          answer: v.picklist(['open', 'accepted', 'rejected', 'silence', 'notAsked']),
          closesAt: v.optional(v.string()),
        }),
      ),
    }),
  },
  /** As answerResolution, by the customer. `first` false: it was answered before. */
  answerRequest: { input: v.strictObject(answer), output: v.object({ first: v.boolean() }) },
} as const;
