import type { Operation } from '../rest/operation';
import { conversationOperations } from './conversation';
import { deskOperations } from './desks';
import { feedbackOperations } from './feedback';
import { organizationOperations } from './organizations';
import { queueOperations } from './queues';
import { requestOperations } from './requests';

/** The part of Jira Service Management's REST API that portal and apps use. What is not here (attachments, forms, knowledge base) is refused loudly. */
export const serviceDeskOperations: Operation[] = [
  ...deskOperations,
  ...requestOperations,
  ...conversationOperations,
  ...feedbackOperations,
  ...organizationOperations,
  ...queueOperations,
];
