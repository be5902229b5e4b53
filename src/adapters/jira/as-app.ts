import { INCIDENT_PROPERTY, INTENT_PROPERTY } from '../../domain/incident/state';
import type { JiraAsApp } from '../../ports';
import { comment, commentInWords, findComment } from './comment';
import { readFacts } from './facts';
import { isAssignable, listOpenWork, readGroupMembers } from './group-people';
import { linkIssues } from './link';
import { readListener } from './listener';
import { lozengeProperty } from './lozenge-property';
import { readActors, readMembership } from './membership';
import { notify, notifyInWords } from './notify';
import { countOpen, listNewest, listOpen } from './open-incidents';
import { readActive } from './people';
import { findRaised } from './raised';
import { send } from './request';
import { readStatusCategories } from './statuses';
import { createTask, findTask, readParent } from './task';
import { addLabel, listWays, setFields, transition } from './transition';

/** Jira in the app's own name. */
export const jiraAsApp: JiraAsApp = {
  readFacts,
  readStatusCategories: () => readStatusCategories('app'),
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
  writeAppFields: async (issueId, values) => {
    // Ids are numbers here, unlike everywhere else.
    const updates = Object.entries(values).map(([customField, value]) => ({ customField, issueIds: [Number(issueId)], value }));
    await send('updateMultipleCustomFieldValues', 'app', { query: { generateChangelog: 'false' }, body: { updates } });
  },
  readMembership,
  readListener,
  readActive,
  readGroupMembers,
  listOpenWork,
  isAssignable,
  comment,
  findComment,
  notify,
  commentInWords,
  notifyInWords,
  readActors,
  // Tasks of templates follow from the phase of an incident: no person is there.
  createTask: (task) => createTask('app', task),
  findTask,
  readParent,
  listWays: (issueId) => listWays('app', issueId),
  transition: (issueId, transitionId, fields) => transition('app', issueId, transitionId, fields),
  setFields,
  addLabel,
  link: (link) => linkIssues('app', link),
  findRaised,
  countOpen,
  listOpen,
  listNewest,
};
