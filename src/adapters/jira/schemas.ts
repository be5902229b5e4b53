import * as v from 'valibot';

// The parts we read of Jira's answers. Members we do not read may be anything.

/** "2026-11-23T20:50:27.123+0000": Jira's own spelling, which Date.parse does not have to know. Gives ISO in UTC. */
export const instant = v.pipe(
  v.string(),
  v.transform((text) => Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'))),
  v.number('must be an instant'),
  v.transform((ms) => new Date(ms).toISOString()),
);

const changeGroup = v.object({
  id: v.string(),
  author: v.nullish(v.object({ accountId: v.optional(v.string()) })),
  created: instant,
  items: v.array(
    v.object({
      field: v.string(),
      fieldId: v.optional(v.string()),
      from: v.nullish(v.string()),
      fromString: v.nullish(v.string()),
      to: v.nullish(v.string()),
      // Every object has something of this name: where Jira says nothing it is no text.
      toString: v.pipe(
        v.unknown(),
        v.transform((text) => (typeof text === 'string' ? text : undefined)),
      ),
    }),
  ),
});

const comment = v.object({
  id: v.string(),
  author: v.nullish(v.object({ accountId: v.optional(v.string()), accountType: v.optional(v.string()) })),
  created: instant,
  /** In Atlassian's format. */
  body: v.optional(v.unknown()),
  /** Only service projects have comments that are not. */
  jsdPublic: v.optional(v.boolean(), true),
});

/** Comments: those an issue shows at once, or one page of all. */
export const commentsSchema = v.object({ total: v.optional(v.number(), 0), comments: v.optional(v.array(comment), []) });

export const changelogPageSchema = v.object({
  startAt: v.optional(v.number(), 0),
  total: v.optional(v.number(), 0),
  values: v.optional(v.array(changeGroup), []),
});

const status = v.object({ id: v.string(), name: v.optional(v.string()), statusCategory: v.object({ key: v.string() }) });

/** A sub-task as its parent has it. */
const task = v.object({ id: v.string(), key: v.string(), fields: v.object({ summary: v.nullish(v.string()), status }) });

const person = v.object({ accountId: v.string(), displayName: v.optional(v.string()) });

export const issueSchema = v.object({
  id: v.string(),
  key: v.string(),
  // The app's own fields are among the rest; each is read by its kind.
  fields: v.looseObject({
    project: v.object({ id: v.string() }),
    issuetype: v.object({ id: v.string() }),
    summary: v.nullish(v.string()),
    status,
    priority: v.nullish(v.object({ id: v.string() })),
    created: instant,
    updated: instant,
    reporter: v.nullish(person),
    assignee: v.nullish(person),
    comment: v.nullish(commentsSchema),
    subtasks: v.nullish(v.array(task)),
  }),
  changelog: v.object({ startAt: v.number(), total: v.number(), histories: v.array(changeGroup) }),
  properties: v.optional(v.record(v.string(), v.unknown()), {}),
});

export type IssueAnswer = v.InferOutput<typeof issueSchema>;
export type TaskAnswer = v.InferOutput<typeof task>;
export type ChangeGroup = v.InferOutput<typeof changeGroup>;
export type CommentAnswer = v.InferOutput<typeof comment>;

export const createdSchema = v.object({ id: v.string(), key: v.string() });

export const projectSchema = v.object({
  id: v.string(),
  key: v.string(),
  name: v.string(),
  style: v.optional(v.string()),
  projectTypeKey: v.optional(v.string()),
  issueTypes: v.optional(v.array(v.object({ id: v.string(), name: v.string(), subtask: v.optional(v.boolean(), false) })), []),
});

export const permissionsSchema = v.object({
  permissions: v.record(v.string(), v.object({ havePermission: v.boolean() })),
});

export const propertySchema = v.object({ key: v.string(), value: v.unknown() });
