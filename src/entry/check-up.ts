import { checkUp as run } from '../usecases/health/check-up';
import { healthPorts } from './compose';

/** Every hour: decides a sample of incidents again, and looks at what all of them depend on. */
export async function checkUp(): Promise<void> {
  const done = await run(healthPorts);
  if (!done) return;
  const { found, sampled, late, drifted } = done;
  console.info(`check-up: ${found} problems; of ${sampled} incidents ${late} are late, ${drifted} had drifted`);
}
