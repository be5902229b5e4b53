import * as v from 'valibot';

/** One thing the app needs on the site. */
export const checkSchema = v.object({
  name: v.picklist(['projects', 'incidentType', 'linkType', 'target', 'targetPermissions', 'projectProperty']),
  /** missing: the app cannot do its work without; unknown: cannot be told yet. */
  state: v.picklist(['ok', 'missing', 'unknown']),
  /** What was found, for the screen's text: names, numbers. */
  found: v.string(),
});

/** What is there and what is missing. Reading it changes nothing. */
export const preflightSchema = v.object({
  /** ISO instant. */
  at: v.string(),
  checks: v.array(checkSchema),
});
