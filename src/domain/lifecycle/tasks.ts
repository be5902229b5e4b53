import type { TaskCancelledAct } from '../acts/life';
import type { PolicyEffect } from '../effects/effect';
import { STALE } from '../effects/reminders';
import { fits } from '../policy/fits';
import type { Life } from './life';
import { phaseBegan } from './phase-began';
import type { LifeState } from './state';
import { tasksOfTemplate } from './task-of';

/** Cancelled tasks the incident's property tells of. */
const CANCELLED = 5;

/** Tasks the templates of the phase want, each to be made once, and how many there are. */
export function tasksOf(life: Life, phase: string | undefined): Pick<LifeState, 'tasks' | 'cancelled'> & { effects: PolicyEffect[] } {
  const { tasks } = life.facts;
  const cancelled = life.acts
    .filter((act): act is TaskCancelledAct => act.kind === 'taskCancelled')
    .slice(-CANCELLED)
    .map(({ by, at, key, reason }) => ({ by, at, key, reason }));
  const open = tasks.filter(({ status }) => status.category !== 'done').length;
  return {
    ...(tasks.length === 0 ? {} : { tasks: { open, total: tasks.length } }),
    ...(cancelled.length === 0 ? {} : { cancelled }),
    effects: phase === undefined ? [] : wantedIn(life, phase),
  };
}

/** Of a phase that began long ago nothing: an incident that was there before the app, or before the template, gets no tasks all at once. */
function wantedIn(life: Life, phase: string): PolicyEffect[] {
  const { facts, ground, subject, now, reopened } = life;
  const { document } = ground.policy;
  const templates = document.taskTemplates.filter((one) => one.phase === phase);
  if (templates.length === 0 || now - phaseBegan(life, phase) > STALE) return [];
  return templates
    .filter((template) => fits(template.for, subject()))
    .flatMap((template) =>
      tasksOfTemplate(template, { facts, document, settings: ground.settings, groupId: ground.placement?.group.id, reopened, now }),
    );
}
