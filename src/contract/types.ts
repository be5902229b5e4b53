import type { InferInput, InferOutput } from 'valibot';
import type { calendarDefinition } from './calendar';
import type { CallName, Calls } from './calls';
import type { DESK_RIGHTS, DESK_WHYS } from './desk-work';
import type { applicationSchema, appliesSchema, auditEntry, draftSchema } from './drafts';
import type { LIFE_RIGHTS, LIFE_WHYS } from './life-work';
import type { policySchema, publishedPolicySchema } from './policy';
import type { communication, EVENTS, template } from './policy-sections/communication';
import type { action, escalation, ladder, trigger } from './policy-sections/escalation';
import type { lifecycle } from './policy-sections/lifecycle';
import type { major } from './policy-sections/major';
import type { holder, incidentsFor, LANGUAGES, recipient } from './policy-sections/parts';
import type { review, survey } from './policy-sections/questions';
import type { RIGHTS } from './policy-sections/rights';
import type { supportGroup } from './policy-sections/support-groups';
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
export type DeskForm = CallOutput<'readDeskForm'>;
/** An act on support and escalation that needs a right. */
export type DeskRight = (typeof DESK_RIGHTS)[number];
/** Why such an act is refused. */
export type DeskWhy = (typeof DESK_WHYS)[number];
export type LifeForm = CallOutput<'readLifeForm'>;
/** An act on the course of an incident that needs a right. */
export type LifeRight = (typeof LIFE_RIGHTS)[number];
/** Why such an act is refused. */
export type LifeWhy = (typeof LIFE_WHYS)[number];
/** What a customer sees of their incident in the portal. */
export type RequestView = CallOutput<'readRequest'>;
/** What gates would be put into Jira's workflows. */
export type GatesPreview = CallOutput<'previewGates'>;
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

/** Which incidents a rule of the policy is for. */
export type IncidentsFor = InferOutput<typeof incidentsFor>;
export type SupportGroup = InferOutput<typeof supportGroup>;
export type Escalation = InferOutput<typeof escalation>;
export type Ladder = InferOutput<typeof ladder>;
export type Trigger = InferOutput<typeof trigger>;
export type EscalationAction = InferOutput<typeof action>;
export type Lifecycle = InferOutput<typeof lifecycle>;
export type Communication = InferOutput<typeof communication>;
export type MessageTemplate = InferOutput<typeof template>;
export type MessageEvent = (typeof EVENTS)[number];
export type MajorPolicy = InferOutput<typeof major>;
export type ReviewPolicy = InferOutput<typeof review>;
export type SurveyPolicy = InferOutput<typeof survey>;
/** Whom the policy tells. */
export type Recipient = InferOutput<typeof recipient>;
/** A group of Jira's or a role in the incident's project. */
export type Holder = InferOutput<typeof holder>;
export type Language = (typeof LANGUAGES)[number];
/** An act that needs a right of ours. */
export type RightName = (typeof RIGHTS)[number];

/** The draft of the policy. */
export type Draft = InferOutput<typeof draftSchema>;
/** Which incidents a version of the policy is for. */
export type Applies = InferOutput<typeof appliesSchema>;
/** How far a version has come among open incidents. */
export type Application = InferOutput<typeof applicationSchema>;
export type AuditEntry = InferOutput<typeof auditEntry>;
