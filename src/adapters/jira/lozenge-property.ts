import { getAppContext } from '@forge/api';

/** Key of the panel's module in the manifest, by which Jira finds what the collapsed panel says. */
const PANEL_MODULE = 'firebreak-incident';

/** Key of the issue property whose lozenge Jira shows beside the panel's label. */
export const lozengeProperty = (): string => `com.atlassian.jira.issue:${getAppContext().appAri.appId}:${PANEL_MODULE}:status`;
