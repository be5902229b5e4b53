import type { ErrorObject } from 'ajv';
import type { Operation } from '../rest/operation';

interface Tolerated {
  /** operationIds concerned, or "*". */
  operations: string[] | '*';
  /** Why the description is wrong here, and how one can see it. */
  reason: string;
  /** A status the operations answer though the description does not list it. */
  status?: number;
  /** A query parameter Jira takes though the description does not name it. */
  parameter?: string;
  /** An error of the schema: where it stands ("body/…", "answer 200/…") and which rule it breaks. */
  error?: { place: RegExp; keyword: string; member?: string };
}

const EXAMPLE = "the operation's own example in the description";

/** Where Atlassian's description is known to be wrong. Everything else it says is held to. */
const TOLERATED: Tolerated[] = [
  {
    operations: '*',
    reason: `null stands for "nothing" in a change, as ${EXAMPLE} has it (getChangeLogs), but the schema says string`,
    error: { place: /\/items\/\d+\/(from|fromString|to|toString)$/, keyword: 'type' },
  },
  {
    operations: ['getBulkChangelogs'],
    reason: `created is milliseconds in ${EXAMPLE}, a string in the schema`,
    error: { place: /\/changeHistories\/\d+\/created$/, keyword: 'type' },
  },
  {
    operations: ['getBulkOperationProgress'],
    reason: `created, started and updated are milliseconds in ${EXAMPLE}, strings in the schema`,
    error: { place: /^answer 200\/(created|started|updated)$/, keyword: 'type' },
  },
  {
    operations: ['submitBulkMove'],
    reason: `${EXAMPLE} gives targetToSourcesMapping only, the schema asks for a second mapping no page of Atlassian's explains`,
    error: { place: /^body$/, keyword: 'required', member: 'targetToMultipleSourceMapping' },
  },
  {
    operations: ['submitBulkMove'],
    reason: `${EXAMPLE} names issues in issueIdsOrKeys, the schema asks for issueIdOrKeys`,
    error: { place: /^body\/targetToSourcesMapping\//, keyword: 'required', member: 'issueIdOrKeys' },
  },
  {
    operations: ['submitBulkMove'],
    reason: `${EXAMPLE} gives lists as values of mandatory fields, the schema asks for an object`,
    error: { place: /^body\/targetToSourcesMapping\/.*\/value$/, keyword: 'type' },
  },
  {
    operations: ['assignIssue'],
    reason: "the operation's own words: accountId null sets the issue to unassigned; the schema says string",
    error: { place: /^body\/accountId$/, keyword: 'type' },
  },
  {
    operations: ['evaluateJiraExpression', 'evaluateJSISJiraExpression'],
    reason: `context.custom holds variables by name in ${EXAMPLE}, a list without names in the schema`,
    error: { place: /^body\/context\/custom$/, keyword: 'type' },
  },
  {
    operations: ['getBulkEditableFields'],
    reason: `fieldOptions have members in ${EXAMPLE}, none in the schema`,
    error: { place: /^answer 200\/fields\/\d+\/fieldOptions\/\d+$/, keyword: 'additionalProperties' },
  },
  {
    operations: ['getServerInfo'],
    reason: `defaultLocale stands in ${EXAMPLE}, not in the schema`,
    error: { place: /^answer 200$/, keyword: 'additionalProperties', member: 'defaultLocale' },
  },
  {
    operations: ['getAllIssueTypeSchemes', 'getIssueTypeScreenSchemes'],
    reason: `what expand adds (projects, issueTypes) stands in ${EXAMPLE}, not in the schema`,
    error: { place: /^answer 200\/values\/\d+$/, keyword: 'additionalProperties', member: 'projects' },
  },
  {
    operations: ['getAllIssueTypeSchemes'],
    reason: `what expand adds (projects, issueTypes) stands in ${EXAMPLE}, not in the schema`,
    error: { place: /^answer 200\/values\/\d+$/, keyword: 'additionalProperties', member: 'issueTypes' },
  },
  {
    operations: ['searchResolutions'],
    reason: `isDefault stands in ${EXAMPLE}, not in the schema`,
    error: { place: /^answer 200\/values\/\d+$/, keyword: 'additionalProperties', member: 'isDefault' },
  },
  {
    operations: ['getCustomFieldContextsForProjectsAndIssueTypes'],
    reason: `contextId is null where no context applies, in ${EXAMPLE}`,
    error: { place: /^answer 200\/values\/\d+\/contextId$/, keyword: 'type' },
  },
  {
    operations: ['bulkFetchIssues'],
    reason: `expand stands in ${EXAMPLE}, not in the schema`,
    error: { place: /^answer 200$/, keyword: 'additionalProperties', member: 'expand' },
  },
  {
    operations: ['getTrashedFieldsPaginated'],
    reason: `what tells of the deletion stands in ${EXAMPLE}, not in the schema`,
    error: { place: /^answer 200\/values\/\d+$/, keyword: 'additionalProperties' },
  },
  {
    operations: [
      'getAllRequestTypes',
      'createRequestType',
      'deleteRequestType',
      'getCustomers',
      'removeCustomers',
      'getFeedback',
      'postFeedback',
      'deleteFeedback',
    ],
    reason:
      'the introduction of the service management API says 412 for experimental methods without their header, the operations do not list it',
    status: 412,
  },
  {
    operations: ['AddonPropertiesResource.getAddonProperty_get'],
    reason: `self stands in ${EXAMPLE}, not in the schema`,
    error: { place: /^answer 200$/, keyword: 'additionalProperties', member: 'self' },
  },
];

const concerning = (operation: Operation): Tolerated[] =>
  TOLERATED.filter((entry) => entry.operations === '*' || entry.operations.includes(operation.id));

export function toleratedStatus(operation: Operation, status: number): boolean {
  return concerning(operation).some((entry) => entry.status === status);
}

export function toleratedParameter(operation: Operation, name: string): boolean {
  return concerning(operation).some((entry) => entry.parameter === name);
}

/** @param what "body" or "answer 200" */
export function toleratedError(operation: Operation, what: string, error: ErrorObject): boolean {
  const place = `${what}${error.instancePath}`;
  const params = error.params as { additionalProperty?: string; missingProperty?: string };
  const member = params.additionalProperty ?? params.missingProperty;
  return concerning(operation).some(
    ({ error: known }) =>
      known !== undefined &&
      known.keyword === error.keyword &&
      known.place.test(place) &&
      (known.member === undefined || known.member === member),
  );
}
