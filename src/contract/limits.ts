/** Jira's limit for a summary, in characters. */
export const SUMMARY_MAX = 255;

/** Jira's limit for a text field, in characters. */
export const DESCRIPTION_MAX = 32_767;
