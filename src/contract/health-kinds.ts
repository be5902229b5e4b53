// Lists of names, apart from the schemas that use them: screens read them too.

/**
 * Everything that can be wrong while the rest goes on. What each means and how to mend it is said on the health page, in a text by its name.
 * Of these, some are about the site (named by what is wrong with it), the others about one issue (named by its id).
 */
export const SITE_KINDS = [
  /** The app lacks permissions in a project. */
  'permissionLost',
  /** A project with incidents is deleted, archived, or hidden from the app. */
  'projectGone',
  /** A field the app set up, or one of its own, is not there any more. */
  'fieldGone',
  /** Somebody the policy names, or who has incidents, is deactivated or erased. */
  'personGone',
  /** A version of the policy cannot be read; incidents are decided by one before it. */
  'policyUnreadable',
  /** What a version of the policy makes of an incident does not fit into its property whole. */
  'stateTooLarge',
  /** Looks that were due are not being made. */
  'looksBehind',
  /** Rules in Jira's workflows are not those the gates of the policy ask for. */
  'gatesDiffer',
  /** Gates block a phase no status of the workflows leads to. */
  'gatesUnreached',
] as const;
export const ISSUE_KINDS = [
  /** Jira refuses fields of this incident: they are on no screen, or hold no such value any more. */
  'fieldRefused',
  /** Deleted, or hidden from the app, while something was to follow on it. */
  'issueGone',
  /** Moved, or given another type, so that it is no incident any more, while something was to follow on it. */
  'issueMoved',
  /** A look failed for any other reason that time does not mend. */
  'lookFailed',
] as const;
export const PROBLEM_KINDS = [...SITE_KINDS, ...ISSUE_KINDS] as const;

/**
 * Why what is kept of an incident is not what follows from its facts. property: somebody wrote the property; code: another version of the app
 * decides otherwise; site: what Jira calls things, or how statuses are sorted, was changed, of which histories say nothing; missed: nobody
 * looked after it had changed, neither at once nor by the hourly search.
 */
export const DRIFT_CAUSES = ['property', 'code', 'site', 'missed'] as const;
