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

/** Asks for a look at the issue a problem is about. The look takes the problem away, or finds it again. */
export async function recheckProblem(
  ports: DeskPorts & AskOnePorts,
  { kind, about }: ParsedInput<'recheckProblem'>,
  accountId: string,
): Promise<CallOutput<'recheckProblem'>> {
  await enterDesk(ports, accountId, 'seeHealth');
  if (!isAboutIssue(kind) || !/^\d{1,19}$/.test(about)) throw fault('INVALID_INPUT', `recheckProblem: ${kind} is not about an issue.`);
  // Marked before it is asked for, so that the look knows that it is to tidy up.
  await ports.store.wakeUps.save([suspect(about, ports.clock.now())]);
  await orSwept(ports.queue.look(about));
  return {};
}

/** What the queue does not take the sweep finds. */
async function orSwept(asked: Promise<void>): Promise<void> {
  try {
    await asked;
  } catch (error) {
    if (!(error instanceof AppFault) || error.error.code !== 'TRY_LATER') throw error;
  }
}

/** Takes a problem off the list; it is back when it is found again. */
export async function dismissProblem(
  ports: ReadPorts,
  problem: ParsedInput<'dismissProblem'>,
  accountId: string,
): Promise<CallOutput<'dismissProblem'>> {
  await enterDesk(ports, accountId, 'seeHealth');
  await ports.store.health.clear([problemKey(problem)]);
  return {};
}
