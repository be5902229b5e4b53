import { INCIDENT_PROPERTY, INTENT_PROPERTY } from '../../domain/incident/state';
import type { JiraAsApp } from '../../ports';
import { comment } from './comment';
import { readFacts } from './facts';
import { linkIssues } from './link';
import { lozengeProperty } from './lozenge-property';
import { readMembership } from './membership';
import { findRaised } from './raised';
import { send } from './request';

/** Jira in the app's own name. */
export const jiraAsApp: JiraAsApp = {
  readFacts,
  writeIncident: async (issueId, { state, lozenge, fields, intent }) => {
    await send('editIssue', 'app', {
      path: { issueIdOrKey: issueId },
      query: { notifyUsers: 'false' },
      body: {
        ...(Object.keys(fields).length > 0 ? { fields } : {}),
        properties: [
          { key: INCIDENT_PROPERTY, value: state },
          { key: lozengeProperty(), value: { type: 'lozenge', value: lozenge } },
          ...(intent ? [{ key: INTENT_PROPERTY, value: { schema: 1, ...intent } }] : []),
        ],
      },
    });
  },
  readMembership,
  comment,
  link: (link) => linkIssues('app', link),
  findRaised,
};
