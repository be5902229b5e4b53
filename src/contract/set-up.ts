import * as v from 'valibot';
import { settingsSchema } from './settings';

/** Kinds of things the app needs on a site; each has its own words on the screen. */
export const STEP_KINDS = [
  /** The app sees projects at all. */
  'projects',
  /** An issue type for incidents on the site: reused or made. */
  'incidentType',
  /** The type is among a project's types. */
  'projectType',
  /** A team-managed project: an existing type is mapped, its fields are added by its own admin. */
  'teamManaged',
  /** A field: reused or made. */
  'field',
  /** The field's context covers a project and its incident type. */
  'context',
  /** The field offers what the policy names. */
  'options',
  /** The app's own fields, which Jira makes when the app is installed. */
  'appFields',
  /** The fields are on the screens of the incident type in a project. */
  'screens',
  /** The link type between an incident and where it came from. */
  'linkType',
  /** The site's priorities the matrix leads to. */
  'priorities',
  /** What the app may do in a project. */
  'permissions',
  /** The request type by which incidents are raised, and what of ours is on its form. */
  'requestType',
  /** The project property the event filter reads. */
  'mark',
  /** Version 1 of the policy. */
  'policy',
] as const;

/** One thing the app needs, and how it stands. */
export const stepSchema = v.object({
  /** Names the thing, stays alike from run to run: "field/impact", "screens/10001". */
  id: v.string(),
  kind: v.picklist(STEP_KINDS),
  /**
   * done: there; todo: the button makes it; failed: it was tried and refused; blocked: waits for a step that failed;
   * manual: only a person can do it, in Jira; unknown: cannot be told yet.
   */
  state: v.picklist(['done', 'todo', 'failed', 'blocked', 'manual', 'unknown']),
  /** Which of the kind's texts fits: "reuse", "create", "shared" …; the screen knows each. */
  variant: v.string(),
  /** For the screen's text: names, numbers. */
  values: v.record(v.string(), v.string()),
  /** What Jira said, when it refused. */
  error: v.optional(v.object({ code: v.string(), message: v.string(), details: v.optional(v.array(v.string())) })),
});

/** What is there and what is missing. Reading it changes nothing. */
export const preflightSchema = v.object({
  /** ISO instant. */
  at: v.string(),
  steps: v.array(stepSchema),
});

/** How far one call of set-up came. The screen calls again until it is finished. */
export const setUpProgress = v.object({
  preflight: preflightSchema,
  /** Nothing is left that the app can do; what failed or is manual stands in the steps. */
  finished: v.boolean(),
  settings: v.nullable(settingsSchema),
});
