import { type AppError, AppFault } from '../../contract/errors';
import type { PlannedStep, SetUpWrite } from '../../domain/set-up/step';
import type { Clock, SiteWriter, Store } from '../../ports';

/** Writes of one call; at Jira's usual 400 ms each, with reading the site before, well below a function's 25 seconds. */
const MOST_WRITES = 12;
/** Milliseconds after which nothing new is begun, should Jira be slow. */
const MOST_TIME = 10_000;

interface CarryOutPorts {
  clock: Clock;
  writer: SiteWriter;
  store: Pick<Store, 'publishPolicy'>;
}

/**
 * Does the next of the steps that are to do and wait for nothing. A refused write fails its step, in Jira's words; its other
 * writes and the other steps go on. `worked` is false when there was nothing to do.
 */
export async function carryOut(
  ports: CarryOutPorts,
  steps: readonly PlannedStep[],
  accountId: string,
): Promise<{ steps: PlannedStep[]; worked: boolean }> {
  const end = ports.clock.now() + MOST_TIME;
  const waiting = new Set(steps.filter(({ step }) => step.state !== 'done').map(({ step }) => step.id));
  const outcomes = new Map<string, PlannedStep>();
  const begun = new Set<string>();
  // The policy first: the options of the fields are its entries.
  for (const planned of [...steps].sort((a, b) => rank(a) - rank(b))) {
    const { step, writes, needs, whole } = planned;
    if (step.state !== 'todo' || writes.length === 0 || needs.some((id) => waiting.has(id))) continue;
    let [tried, succeeded] = [0, 0];
    let refusal: AppError | undefined;
    for (const write of writes) {
      if (begun.size >= MOST_WRITES || ports.clock.now() > end) break;
      const key = JSON.stringify(write);
      tried++;
      try {
        // Two projects may share a screen or a scheme.
        if (!begun.has(key)) await perform(ports, write, accountId);
        succeeded++;
      } catch (error) {
        if (!(error instanceof AppFault)) throw error;
        refusal ??= error.error;
      }
      begun.add(key);
    }
    const all = tried === writes.length;
    // What was cut short goes on with the next call, as long as it gets any further.
    if (refusal && (all || succeeded === 0))
      outcomes.set(step.id, { ...planned, step: { ...step, state: 'failed', error: wordsOf(refusal) } });
    else if (!refusal && all && whole) outcomes.set(step.id, { ...planned, step: { ...step, state: 'done' } });
  }
  return { steps: steps.map((planned) => outcomes.get(planned.step.id) ?? planned), worked: begun.size > 0 };
}

const rank = ({ step }: PlannedStep): number => (step.kind === 'policy' ? 0 : 1);

async function perform({ clock, writer, store }: CarryOutPorts, write: SetUpWrite, accountId: string): Promise<void> {
  if (write.do !== 'publishPolicy') return writer.write(write);
  const at = new Date(clock.now()).toISOString();
  try {
    await store.publishPolicy(0, { document: write.document, by: accountId, note: '', at });
  } catch (error) {
    // Another admin's click published it meanwhile: what was wanted.
    if (!(error instanceof AppFault) || error.error.code !== 'CONFLICT') throw error;
  }
}

const wordsOf = ({ code, message, details }: AppError): NonNullable<PlannedStep['step']['error']> => ({
  code,
  message,
  ...(details ? { details } : {}),
});
