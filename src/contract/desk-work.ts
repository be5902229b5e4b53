import * as v from 'valibot';
import { entryId } from './policy-parts';
import { ASSIGNMENT_MODES } from './policy-sections/support-groups';
import { note, reason } from './written';

// What people do about an incident's support and escalation, in its panel.

const nothing = v.strictObject({});
const named = v.object({ id: v.string(), name: v.string() });
const accountId = v.pipe(v.string(), v.regex(/^[\w:.-]{1,128}$/, 'must be an account id'));
/** Minted by the screen when the form opens: one note per intent, however often it is sent. */
const intentId = v.pipe(v.string(), v.uuid('must be a UUID'));

/** Ten years, the longest a policy can allow. */
const MINUTES_MAX = 5_259_600;

const minutes = v.pipe(
  v.number(),
  v.integer('must be whole minutes'),
  v.minValue(1, 'must be at least one minute'),
  v.maxValue(MINUTES_MAX, `must be at most ${MINUTES_MAX} minutes`),
);

/** Acts whose rights a person is told of here. */
export const DESK_RIGHTS = ['acknowledge', 'snooze', 'escalate', 'deEscalate', 'assign'] as const;

/**
 * Why an act is refused, where the code alone does not say what to do: no room for more; longer than the policy allows; not of the group, or
 * Jira does not let it be assigned to them; the group is no longer in the policy; nothing (more) to take back; the incident is resolved.
 */
export const DESK_WHYS = ['full', 'tooLong', 'notOfGroup', 'notAssignable', 'groupGone', 'nothingEscalated', 'resolved'] as const;

/** Calls about the issue the panel stands in; the platform says which. */
export const deskWorkCalls = {
  /** What there is to choose from, and what this person may do. Anybody who may see the issue. */
  readDeskForm: {
    input: nothing,
    output: v.object({
      /** Support groups of the policy in force, and how each assigns. */
      groups: v.array(v.object({ ...named.entries, tier: v.string(), assignment: v.picklist(ASSIGNMENT_MODES) })),
      tiers: v.array(named),
      /** How long somebody may put escalations off at most, ms. */
      snoozeMaxMs: v.number(),
      /** The project has comments customers do not see; without, everybody who sees the incident reads a hand-over note. */
      internal: v.boolean(),
      /** The person reported the incident, or is affected by it. */
      requester: v.boolean(),
      may: v.object(v.entriesFromList(DESK_RIGHTS, v.boolean())),
    }),
  },
  /** Account ids of those of a support group, at most fifty, to ask one of them for support. Needs the right assign. */
  readSupportPeople: { input: v.strictObject({ group: entryId }), output: v.object({ people: v.array(v.string()) }) },
  /** Takes note. `first` false: somebody had, and what they did counts. Needs the right acknowledge. */
  acknowledge: { input: nothing, output: v.object({ by: v.string(), at: v.string(), first: v.boolean() }) },
  /** Puts escalations off, at most as long as the policy allows. Answers the ISO instant until which. Needs the right snooze. */
  snooze: { input: v.strictObject({ minutes, reason }), output: v.object({ until: v.string() }) },
  /** Ends that. Needs the right snooze. */
  endSnooze: { input: nothing, output: nothing },
  /**
   * Escalates by hand: the note becomes a comment of the person's, internal where the project has such, and then the act is recorded. Sent
   * again with the same intent it is done once. UNCLEAR: whether the comment is there is not known; asking again finds out. Needs the right
   * escalate.
   */
  escalate: {
    input: v.strictObject({ intentId, group: v.optional(entryId), tried: note, known: note, asked: note }),
    output: nothing,
  },
  /** Takes the last escalation back. CONFLICT when there is none, or none any more. Needs the right deEscalate. */
  deEscalate: { input: v.strictObject({ reason }), output: nothing },
  /** Asks a support group, or somebody of it, for support: the incident goes to them. Needs the right assign. */
  askForSupport: { input: v.strictObject({ group: entryId, to: v.optional(accountId), reason }), output: nothing },
  /**
   * The requester asks for escalation, or somebody with the right escalate for them. `first` false: it was asked for just before, which
   * counts.
   */
  askForEscalation: { input: v.strictObject({ reason }), output: v.object({ at: v.string(), first: v.boolean() }) },
} as const;
