/** Jira's limit for a summary, in characters. */
export const SUMMARY_MAX = 255;

/** Jira's limit for a text field, in characters. */
export const DESCRIPTION_MAX = 32_767;

/** Ids nothing may have: records by id (matrix, options of a field) lose members of these names when they are parsed. */
export const NO_IDS = ['constructor', 'prototype'];

/** Id of something an admin named in the policy; none of NO_IDS. */
export const ENTRY_ID = /^(?!(?:constructor|prototype)$)[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/;

/** Name of something in the policy, in characters; Jira's limit for an option is 255, a cell of the matrix has no room for as much. */
export const NAME_MAX = 100;

/** Name of a level of impact or urgency: any option of Jira’s, since options that are in use become levels. */
export const LEVEL_NAME_MAX = 255;

/** A sentence of help in the policy, in characters. */
export const TEXT_MAX = 500;

/** Why somebody overrides a priority, in characters. */
export const REASON_MAX = 500;

/** What somebody says of one of the three things a hand-over note has to tell, in characters. */
export const NOTE_MAX = 2_000;

/** Bytes (UTF-8, as JSON) of all that people said and did on an incident besides raising it. The storage takes 240 KB for all its acts. */
export const SAID_MAX = 100_000;

/** Of these, what requesters may take by asking for escalation, which needs no right: they leave room for those who work on it. */
export const ASKED_MAX = 20_000;

/** Services one incident may name. */
export const SERVICES_MAX = 20;

/** Holidays, and opening days, one calendar may have; an import of ten years with twelve holidays each has 120. */
export const CALENDAR_DAYS_MAX = 1_000;

/** As many projects as one site may sensibly run incidents in; keeps what set-up says of them (1.3 KB each at most) below the storage limit. */
export const PROJECTS_MAX = 100;

/** Characters of an iCalendar file a screen sends: the platform takes 500 KB at once. A country's holidays for ten years have 100,000. */
export const CALENDAR_FILE_MAX = 400_000;
