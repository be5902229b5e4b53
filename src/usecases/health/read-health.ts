import { AppFault, fault } from '../../contract/errors';
import { PROBLEM_KINDS } from '../../contract/health-kinds';
import type { CallOutput, ParsedInput } from '../../contract/types';
import { isAboutIssue, problemKey } from '../../domain/health/problem';
import type { Store } from '../../ports';
import type { AskOnePorts } from '../ask-for-looks';
import { type DeskPorts, enterDesk } from '../policy/enter-desk';
import { suspect } from '../wake-ups/rules';
import { type CheckUpPorts, checkUp } from './check-up';

type ReadPorts = DeskPorts & { store: Pick<Store, 'health'> };

/** What is wrong, what had drifted, and what was done last. Admins and process owners. */
export async function readHealth(ports: ReadPorts, accountId: string): Promise<CallOutput<'readHealth'>> {
  await enterDesk(ports, accountId, 'seeHealth');
  return read(ports);
}

/** The same after everything about the site has been looked at once more. */
export async function checkUpNow(ports: ReadPorts & CheckUpPorts, accountId: string): Promise<CallOutput<'checkUp'>> {
  await enterDesk(ports, accountId, 'seeHealth');
  await checkUp(ports);
  return read(ports);
}

async function read({ store }: Pick<ReadPorts, 'store'>): Promise<CallOutput<'readHealth'>> {
  const [{ problems, more }, drift, runs] = await Promise.all([
    store.health.list(PROBLEM_KINDS),
    store.health.listDrift(),
    store.health.readRuns(),
  ]);
  return { problems: problems.sort((a, b) => (a.at < b.at ? 1 : -1)), more, drift, runs };
}

/**
 * Asks for a look at the issue a problem is about. The look takes the problem away, or finds it again. What is not listed is off the list
 * already: no other issue can be named here.
 */
export async function recheckProblem(
  ports: ReadPorts & AskOnePorts,
  problem: ParsedInput<'recheckProblem'>,
  accountId: string,
): Promise<CallOutput<'recheckProblem'>> {
  await enterDesk(ports, accountId, 'seeHealth');
  const { about } = aboutIssue('recheckProblem', problem);
  if (!(await ports.store.health.lists(problemKey(problem)))) return {};
  // Marked before it is asked for, so that the look knows that it is to tidy up.
  await ports.store.wakeUps.save([suspect(about, ports.clock.now())]);
  await orSwept(ports.queue.look(about));
  return {};
}

/** What is about the site is looked at whole, by the check-up, and goes when it is mended. */
function aboutIssue<P extends ParsedInput<'recheckProblem'>>(call: string, problem: P): P {
  if (!isAboutIssue(problem.kind))
    throw fault('INVALID_INPUT', `${call}: ${problem.kind} is not about an issue. Mend it, and check again.`);
  if (!/^\d{1,19}$/.test(problem.about)) throw fault('INVALID_INPUT', `${call}: about is not the id of an issue, such as 10042.`);
  return problem;
}

/** What the queue does not take the sweep finds. */
async function orSwept(asked: Promise<void>): Promise<void> {
  try {
    await asked;
  } catch (error) {
    if (!(error instanceof AppFault) || error.error.code !== 'TRY_LATER') throw error;
  }
}

/** Takes a problem of an issue off the list; it is back when it is found again. */
export async function dismissProblem(
  ports: ReadPorts,
  problem: ParsedInput<'dismissProblem'>,
  accountId: string,
): Promise<CallOutput<'dismissProblem'>> {
  await enterDesk(ports, accountId, 'seeHealth');
  await ports.store.health.clear([problemKey(aboutIssue('dismissProblem', problem))]);
  return {};
}
