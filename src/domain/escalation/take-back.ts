import type { Act } from '../acts/act';

/** Whether an escalation moved the incident or raised its priority, and nobody has taken that back. */
export function canTakeBack(acts: readonly Act[]): boolean {
  let moves = 0;
  let raised = false;
  for (const act of acts) {
    if (act.kind === 'placed' && act.why.by === 'escalation') moves++;
    if (act.kind === 'escalated' && act.raisedTo !== undefined) raised = true;
    if (act.kind !== 'deEscalated') continue;
    moves = Math.max(0, moves - 1);
    raised = false;
  }
  return moves > 0 || raised;
}
