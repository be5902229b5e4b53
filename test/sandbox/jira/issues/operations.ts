import type { Operation } from '../rest/operation';
import { appFieldOperations } from './rest/app-fields';
import { archiveOperations } from './rest/archive';
import { bulkOperations } from './rest/bulk';
import { bulkPropertyOperations } from './rest/bulk-properties';
import { changelogOperations } from './rest/changelog';
import { commentOperations } from './rest/comments';
import { createOperations } from './rest/create';
import { followerOperations } from './rest/followers';
import { issueOperationsOfOne } from './rest/issue';
import { linkOperations } from './rest/links';
import { metaOperations } from './rest/meta';
import { notifyOperations } from './rest/notify';
import { propertyOperations } from './rest/properties';
import { remoteLinkOperations } from './rest/remote-links';
import { searchOperations } from './rest/search';
import { transitionOperations } from './rest/transitions';
import { worklogOperations } from './rest/worklogs';

/** The REST operations about issues. */
export const issueOperations: Operation[] = [
  ...createOperations,
  ...issueOperationsOfOne,
  ...metaOperations,
  ...transitionOperations,
  ...searchOperations,
  ...changelogOperations,
  ...commentOperations,
  ...followerOperations,
  ...linkOperations,
  ...remoteLinkOperations,
  ...propertyOperations,
  ...notifyOperations,
  ...appFieldOperations,
  ...worklogOperations,
  ...bulkOperations,
  ...bulkPropertyOperations,
  ...archiveOperations,
];
