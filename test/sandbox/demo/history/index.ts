import type { Random } from '../../kernel/random';
import { OPERATIONS, PEOPLE_OFFICE, SHOP } from '../catalogue/work';
import { planChanges, planProblems, planRequests } from './desk';
import { DAY } from './hours';
import { planIncidents } from './incidents';
import type { Plan } from './plan';
import { planToday } from './present';
import { planWork } from './work';

/** How far back the firm's history reaches. */
const HISTORY = 120 * DAY;

/**
 * Everything the firm did in the 120 days before `now` (ms since epoch), by plan. Steps after `now` are planned too: they have not happened.
 * The same random numbers give the same history.
 */
export function planHistory(random: Random, now: number): Plan[] {
  const from = now - HISTORY;
  const incidents = [...planIncidents(random, from, now - DAY, 165), ...planIncidents(random, now - 3 * DAY, now, 9)];
  return [
    ...incidents,
    ...planToday(now),
    ...planRequests(random, from, now, 42),
    ...planProblems(random, incidents, from, now),
    ...planChanges(random, from, now),
    ...planWork(
      random,
      SHOP,
      {
        project: 'SHOP',
        people: ['sofia', 'daniel'],
        path: ['In Progress', 'In Review', 'Done'],
        subtask: 'Sub-task',
        resolution: 'Done',
        backlog: 0.2,
      },
      from,
      now,
    ),
    ...planWork(
      random,
      OPERATIONS,
      {
        project: 'OPS',
        people: ['elena', 'marc', 'jonas', 'karim'],
        path: ['In Progress', 'Done'],
        subtask: 'Subtask',
        resolution: 'Done',
        backlog: 0.15,
      },
      from,
      now,
    ),
    ...planWork(
      random,
      PEOPLE_OFFICE,
      { project: 'HR', people: ['ingrid', 'otto'], path: ['In Progress', 'Done'], subtask: 'Sub-task', resolution: 'Done', backlog: 0.1 },
      now - 40 * DAY,
      now,
    ),
  ];
}
