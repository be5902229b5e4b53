import * as v from 'valibot';
import { policyForm, publishedPolicySchema } from './policy';
import { written } from './written';

// What the settings page asks of the server about the policy: the draft, versions, publishing, and the data of the app.

/**
 * Most bytes of a policy as JSON. It keeps a policy far from the 500 KB a screen may send at once, so that any policy that was exported can
 * be imported again.
 */
export const POLICY_BYTES_MAX = 400 * 1024;

/** Characters of a file at most, short of what the platform takes at once; what is larger than a policy may be is refused with how large it is. */
const FILE_MAX = 480 * 1024;

/** What an admin says of a version, in characters. */
export const NOTE_MAX = 500;

const instant = v.pipe(v.string(), v.isoTimestamp('must be an ISO instant, such as 2026-11-23T09:00:00.000Z'));
const etag = v.pipe(v.number(), v.integer('must be the number of a draft'), v.minValue(0, 'must be the number of a draft'));
const versionNumber = v.pipe(v.number(), v.integer('must be the number of a version'), v.minValue(1, 'must be the number of a version'));
const note = v.pipe(written, v.maxLength(NOTE_MAX, `must have at most ${NOTE_MAX} characters`));

/**
 * Which incidents a version is for. new: those made from then on; open: also those that are open as it is published; openSince: of these the
 * ones made since an ISO instant.
 */
export const appliesSchema = v.union(
  [v.picklist(['new', 'open']), v.strictObject({ openSince: instant })],
  'must be "new", "open" or { "openSince": an ISO instant }',
);

/** Sections of the document; a draft is saved one by one. */
const sections = Object.keys(policyForm.entries).filter((name) => name !== 'schema');

/** The draft, one for the site. */
export const draftSchema = v.strictObject({
  /** Grows with each change of the draft, whoever made it. */
  etag,
  /** Version it began from, and which publishing it replaces. */
  base: versionNumber,
  /** Account ids: who began it, who edits it now. */
  startedBy: v.string(),
  editor: v.string(),
  /** ISO instants: when it was begun and last changed. */
  startedAt: instant,
  at: instant,
  /** What publishing the draft will be called in the history, unless something else is said: "import" and the like. */
  origin: v.picklist(['edit', 'version', 'import']),
  document: policyForm,
});

/** A version in the list of all. */
const versionEntry = v.strictObject({
  version: versionNumber,
  publishedAt: instant,
  applies: appliesSchema,
  /** Account id; absent for the old ones of a long list, of which the version itself tells. */
  by: v.optional(v.string()),
  note: v.optional(v.string()),
});

const text = v.record(v.string(), v.string());
const path = v.array(v.union([v.string(), v.number()]));

/** One difference of two policies (domain/policy/change.ts). */
const changeSchema = v.object({
  section: v.string(),
  path,
  kind: v.picklist(['added', 'removed', 'changed', 'moved']),
  key: v.string(),
  values: text,
  before: v.optional(v.unknown()),
  after: v.optional(v.unknown()),
  place: v.optional(v.number()),
});

/** What the linter found (domain/policy/lint/finding.ts). */
const findingSchema = v.object({
  code: v.string(),
  severity: v.picklist(['error', 'warning']),
  path,
  values: text,
  example: text,
});

/** How far the new version has come among open incidents. */
export const applicationSchema = v.strictObject({
  version: versionNumber,
  applies: appliesSchema,
  /** waiting: until every running function knows the version, about a minute. */
  state: v.picklist(['waiting', 'running', 'done']),
  /** Incidents to be looked at, as Jira counted them; looks asked for so far. */
  total: v.number(),
  asked: v.number(),
  /** ISO instants: when it was published, when it last got on. */
  since: instant,
  at: instant,
});

const clockSummary = v.object({
  metric: v.string(),
  name: v.string(),
  state: v.string(),
  /** ISO instant. */
  dueAt: v.optional(v.string()),
  goalMs: v.optional(v.number()),
  elapsedMs: v.number(),
});

const outcome = v.object({
  /** Version its clocks run under; the one to be published is null. */
  version: v.nullable(v.number()),
  /** Name in the policy. */
  priority: v.optional(v.string()),
  clocks: v.array(clockSummary),
});

/** What would change for open incidents. */
const previewSchema = v.object({
  /** Open incidents the version would be for, as Jira counts them; none for applies "new". */
  affected: v.number(),
  /** All open incidents. */
  open: v.number(),
  /** Some of them, those that changed last: how they stand and how they would. */
  sample: v.array(v.object({ issueId: v.string(), key: v.string(), applies: v.boolean(), before: outcome, after: outcome })),
});

/** An option Jira did not take. */
const refusedOption = v.object({
  field: v.string(),
  names: v.array(v.string()),
  message: v.string(),
  details: v.optional(v.array(v.string())),
});

/** What came of publishing. */
const publication = v.object({
  version: versionNumber,
  /** Options made in Jira's fields, and those Jira refused or there was no time for: set-up makes them. */
  options: v.object({ made: v.array(v.string()), left: v.array(refusedOption) }),
});

/** One line of the audit log. */
export const auditEntry = v.strictObject({
  id: v.string(),
  /** ISO instant. */
  at: instant,
  /** Account id. */
  by: v.string(),
  what: v.picklist([
    'published',
    'rolledBack',
    'setUp',
    'imported',
    'draftTaken',
    'exportedAll',
    'deletedAll',
    'gatesApplied',
    'gatesRemoved',
  ]),
  /** Numbers and words for the text of `what`: version, from, note, applies, count, workflow. */
  values: text,
});

/** One thing of the app's storage. */
const stored = v.object({ store: v.string(), key: v.string(), value: v.unknown() });

/** What has to be typed for everything to be deleted. */
export const DELETE_WORD = 'firebreak';

const nothing = v.strictObject({});
const draftAnswer = v.object({ draft: draftSchema });

/** Calls of the settings page about the policy. Every one asks Jira who calls. */
export const policyCalls = {
  /** Admins and process owners. The policy in force, the draft and the list of versions, newest last. */
  readPolicyDesk: {
    input: nothing,
    output: v.object({
      current: publishedPolicySchema,
      draft: v.nullable(draftSchema),
      versions: v.array(versionEntry),
      mayPublish: v.boolean(),
      mayEdit: v.boolean(),
      /** Account id of whoever asks. */
      self: v.string(),
      application: v.nullable(applicationSchema),
      /** How much is wrong, as the health page lists it; null when that cannot be read just now. */
      wrong: v.nullable(v.object({ errors: v.number(), warnings: v.number() })),
      site: v.object({ priorities: v.array(v.object({ id: v.string(), name: v.string() })) }),
    }),
  },
  /** Admins and process owners. Begins the draft from a version (the one in force when left out). CONFLICT when there is one. */
  startDraft: { input: v.strictObject({ from: v.optional(versionNumber) }), output: draftAnswer },
  /** Admins and process owners. From now on the caller edits the draft; whoever did is told CONFLICT with their next change. */
  takeOverDraft: { input: v.strictObject({ etag }), output: draftAnswer },
  /**
   * Admins and process owners. Puts one section into the draft. CONFLICT (values: etag, by, at) when it has changed since `etag`, or somebody
   * else edits it. INVALID_INPUT with path and mend when the section is not of its form; the draft stays as it was.
   */
  saveDraft: {
    input: v.strictObject({ etag, section: v.picklist(sections, 'must be a section of the policy'), value: v.unknown() }),
    output: v.object({ etag, at: instant }),
  },
  /** Admins and process owners. Puts the draft's changes on top of the version in force, when that is no longer the one it began from. */
  rebaseDraft: { input: v.strictObject({ etag }), output: draftAnswer },
  /** Admins and process owners. */
  discardDraft: { input: v.strictObject({ etag }), output: nothing },
  /** Admins and process owners. Errors keep the draft from being published. */
  lintDraft: { input: nothing, output: v.object({ findings: v.array(findingSchema) }) },
  /** Admins and process owners. */
  readVersion: { input: v.strictObject({ version: versionNumber }), output: v.object({ policy: publishedPolicySchema }) },
  /** Admins. What publishing the draft (or, with `version`, an old version anew) would change for open incidents; changes nothing. */
  previewPublish: {
    input: v.strictObject({ applies: appliesSchema, version: v.optional(versionNumber) }),
    output: previewSchema,
  },
  /**
   * Admins. Makes the draft the version in force, after making the options it needs in Jira's fields. CONFLICT when the draft changed since
   * `etag`, or another version came into force since it was begun. INVALID_INPUT when the linter finds errors.
   */
  publishDraft: { input: v.strictObject({ etag, note, applies: appliesSchema }), output: publication },
  /** Admins. Publishes an old version anew, on top of the one in force (`after`). The draft stays. CONFLICT when another came into force. */
  rollBack: {
    input: v.strictObject({ version: versionNumber, after: versionNumber, note, applies: appliesSchema }),
    output: publication,
  },
  /** Admins and process owners. How far the last version has come among open incidents; null when it is for new ones only. */
  publishProgress: { input: nothing, output: v.object({ application: v.nullable(applicationSchema) }) },
  /**
   * Admins. Makes a file's policy the draft, and says how it differs from the version in force. A draft that is there is replaced only when
   * its etag is given. INVALID_INPUT with path, value and mend for each fault: then nothing was imported.
   */
  importPolicy: {
    input: v.strictObject({
      text: v.pipe(v.string(), v.maxLength(FILE_MAX, `must have at most ${POLICY_BYTES_MAX / 1024} KB`)),
      replace: v.optional(etag),
    }),
    output: v.object({ draft: draftSchema, changes: v.array(changeSchema) }),
  },
  /** Admins. Newest first; `next` goes on from there. */
  readAudit: {
    input: v.strictObject({ before: v.optional(v.pipe(v.string(), v.maxLength(100))) }),
    output: v.object({ entries: v.array(auditEntry), next: v.nullable(v.string()) }),
  },
  /** Admins. Everything in the app's storage, page by page; `next` goes on from there. */
  exportAll: {
    input: v.strictObject({ cursor: v.optional(v.pipe(v.string(), v.maxLength(4_000))) }),
    output: v.object({ entries: v.array(stored), next: v.nullable(v.string()) }),
  },
  /** Admins. Removes a stretch of everything in the app's storage; the screen calls again until it is finished. */
  deleteAll: {
    input: v.strictObject({ confirm: v.pipe(v.string(), v.trim(), v.toLowerCase(), v.literal(DELETE_WORD, `must be "${DELETE_WORD}"`)) }),
    output: v.object({ removed: v.number(), finished: v.boolean() }),
  },
} as const;
