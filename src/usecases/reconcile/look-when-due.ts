import { type LookOutcome, type LookPorts, reconcileIncident } from './reconcile-incident';

/**
 * A look that was queued for the instant (ms since 1970) of a wake-up. When the wake-up is for another instant by now, or gone, an earlier look
 * has seen to it: the issue is not even read.
 */
export async function lookWhenDue(ports: LookPorts, issueId: string, due: number): Promise<LookOutcome | 'overtaken'> {
  const { store } = ports;
  const wakeUp = await store.wakeUps.read(issueId);
  if (wakeUp?.due !== due) return 'overtaken';
  return reconcileIncident({ ...ports, store: { ...store, wakeUps: { ...store.wakeUps, read: async () => wakeUp } } }, issueId);
}
