import type { InferInput, InferOutput } from 'valibot';
import type { calendarDefinition } from './calendar';
import type { CallName, Calls } from './calls';
import type { policySchema, publishedPolicySchema } from './policy';
import type { preflightSchema, stepSchema } from './set-up';
import type { choicesSchema, FIELD_NAMES, settingsSchema } from './settings';
import type { condition, goal, holdReason, metric, STEPS, statuses } from './sla';

/** What a screen sends for a call. */
export type CallInput<N extends CallName> = InferInput<Calls[N]['input']>;

/** What the server works with once the payload has passed the schema. */
export type ParsedInput<N extends CallName> = InferOutput<Calls[N]['input']>;

/** What a call answers when it goes well. */
export type CallOutput<N extends CallName> = InferOutput<Calls[N]['output']>;

export type Settings = InferOutput<typeof settingsSchema>;
export type Choices = InferOutput<typeof choicesSchema>;
export type ProjectChoice = Choices['projects'][number];
/** One of the app's Jira fields. */
export type FieldName = (typeof FIELD_NAMES)[number];
export type Policy = InferOutput<typeof policySchema>;
export type PublishedPolicy = InferOutput<typeof publishedPolicySchema>;
export type Preflight = InferOutput<typeof preflightSchema>;
export type Step = InferOutput<typeof stepSchema>;
export type MatrixForm = CallOutput<'readPanelForm'>['form'];
export type RaiseForm = CallOutput<'readRaiseForm'>;
export type ClockPreview = CallOutput<'previewClockPolicy'>;
export type RaisedIncident = CallOutput<'raiseIncident'>;

/** Something that happens to an incident at one moment, as a policy names it. */
export type Condition = InferOutput<typeof condition>;
export type StatusMatch = InferOutput<typeof statuses>;
export type HoldReason = InferOutput<typeof holdReason>;
export type Metric = InferOutput<typeof metric>;
export type Goal = InferOutput<typeof goal>;
/** What can act on a clock. */
export type ClockStep = (typeof STEPS)[number];
/** A working-time calendar, as the schema gives it: holidays and openings are there, if empty. */
export type CalendarDefinition = InferOutput<typeof calendarDefinition>;
