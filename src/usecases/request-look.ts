import type { Queue } from '../ports';

/** Asks for a look at an issue. */
export async function requestLook(ports: { queue: Pick<Queue, 'look'> }, issueId: string): Promise<Record<string, never>> {
  await ports.queue.look(issueId);
  return {};
}
