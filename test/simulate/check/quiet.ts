import type { Stage } from '../world/stage';

/** What still waits though nothing goes wrong any more. */
export function checkQuiet({ world, storage, queue }: Stage): string[] {
  const overdue = [...storage.wakeUps.values()].filter(({ due }) => due <= world.now - 60_000);
  // What is to come is in the queue with its delay.
  const near = [...storage.wakeUps.values()].filter(({ due }) => due <= world.now + 16 * 60_000);
  return [
    ...overdue.map(({ issueId, due }) => `${issueId}: its wake-up of ${new Date(due).toISOString()} is overdue`),
    ...(queue.waiting > 3 * near.length ? [`the queue still holds ${queue.waiting} messages`] : []),
    ...storage.late.map(
      ({ issueId, by }) => `${issueId}: looked at ${Math.round(by / 1_000)} s after an instant at which something followed`,
    ),
  ];
}
