import { type LookedAt, problemOf } from '../../domain/health/problem-of';
import type { Store } from '../../ports';
import { failed } from '../wake-ups/rules';
import { type ReportPorts, report } from './report';

export type FailedPorts = ReportPorts & { store: Pick<Store, 'wakeUps'> };

/**
 * Sees to it that a look which failed for a reason that time does not mend is made again, ever more patiently, and is listed for admins. Does
 * nothing about any other failure: whoever asked for the look asks again.
 */
export async function afterFailure(ports: FailedPorts, at: LookedAt, error: unknown): Promise<void> {
  const problem = problemOf(error, at);
  if (!problem) return;
  await report(ports, [problem]);
  const known = await ports.store.wakeUps.read(at.issueId);
  await ports.store.wakeUps.save([failed(at.issueId, known, ports.clock.now())]);
}
