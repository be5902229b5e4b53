/** Statuses of a site whose incidents wait in two of them. */
export const STATUSES = [
  { id: '1', name: 'Open', statusCategory: { key: 'new' } },
  { id: '3', name: 'Work in progress', statusCategory: { key: 'indeterminate' } },
  { id: '4', name: 'Waiting for customer', statusCategory: { key: 'indeterminate' } },
  { id: '5', name: 'Waiting for vendor', statusCategory: { key: 'indeterminate' } },
  { id: '6', name: 'Resolved', statusCategory: { key: 'done' } },
  { id: '7', name: 'Canceled', statusCategory: { key: 'done' } },
] as const;

/** What Jira answers to the pages, by path. A select field has two options. */
export const JIRA: Record<string, { status: number; body: unknown }> = {
  '/rest/api/3/status': { status: 200, body: STATUSES },
  '/rest/api/3/field': {
    status: 200,
    body: [
      { id: 'assignee', name: 'Assignee' },
      { id: 'customfield_10040', name: 'Pending reason' },
      { id: 'labels', name: 'Labels' },
    ],
  },
  '/rest/api/3/field/customfield_10040/context': { status: 200, body: { values: [{ id: '900' }] } },
  '/rest/api/3/field/customfield_10040/context/900/option': {
    status: 200,
    body: {
      values: [
        { id: '501', value: 'More info required' },
        { id: '502', value: 'Vendor' },
      ],
    },
  },
  '/rest/api/3/groups/picker': { status: 200, body: { groups: [{ groupId: 'g-vip', name: 'vip-users' }] } },
  '/rest/api/3/group/member': {
    status: 200,
    body: {
      total: 3,
      isLast: true,
      values: [
        { accountId: 'u-lea', displayName: 'Lea Lindqvist', accountType: 'atlassian' },
        { accountId: 'u-nils', displayName: 'Nils Novak', accountType: 'atlassian' },
        { accountId: 'u-bot', displayName: 'A robot', accountType: 'app' },
      ],
    },
  },
  '/rest/api/3/user/picker': {
    status: 200,
    body: {
      users: [
        { accountId: 'u-ines', displayName: 'Inés Ibarra', accountType: 'atlassian' },
        { accountId: 'u-bot', displayName: 'A robot', accountType: 'app' },
      ],
    },
  },
  '/rest/api/3/project/search': { status: 200, body: { values: [{ id: '10000', name: 'IT Service Desk' }] } },
};
