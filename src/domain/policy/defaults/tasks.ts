import type { Policy } from '../../../contract/types';
import { type Basis, HOUR } from './basis';

type Template = Policy['taskTemplates'][number];

/** Two sets of tasks: what a security incident needs besides its resolution, and what follows a workaround of an urgent one. */
export function defaultTasks({ categories, priorities }: Pick<Basis, 'categories' | 'priorities'>): Template[] {
  const templates: Template[] = [];
  const [first] = priorities;
  if (categories.some(({ id }) => id === 'security'))
    templates.push({
      id: 'security',
      name: 'Security incident',
      help: 'Kept apart from the repair, so that neither waits for the other.',
      for: { categories: ['security'] },
      phase: 'investigation',
      tasks: [
        {
          id: 'contain',
          summary: 'Contain: keep it from spreading',
          description: 'Cut off accounts, devices or connections.',
          dueMs: HOUR,
        },
        { id: 'preserve', summary: 'Preserve evidence', description: 'Logs, mails, devices: before anything is cleaned.', dueMs: 4 * HOUR },
        {
          id: 'inform',
          summary: 'Inform data protection',
          description: 'Whether personal data are affected is theirs to judge.',
          dueMs: 8 * HOUR,
        },
      ],
    });
  if (first && priorities.length > 1)
    templates.push({
      id: 'most-urgent',
      name: 'Most urgent incidents',
      help: 'What is easily forgotten in a hurry.',
      for: { priorities: [first.id] },
      phase: 'investigation',
      tasks: [
        {
          id: 'affected',
          summary: 'Find out who is affected',
          description: 'Services, sites, customers; link similar incidents.',
          dueMs: HOUR,
        },
        { id: 'changes', summary: 'Look at the latest changes', description: 'Most outages follow a change.', dueMs: HOUR },
      ],
    });
  return templates;
}
