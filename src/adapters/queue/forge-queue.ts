import { Queue as ForgeQueue } from '@forge/events';
import { fault } from '../../contract/errors';
import type { Queue } from '../../ports';

const reconcile = new ForgeQueue({ key: 'reconcile' });
const sweep = new ForgeQueue({ key: 'sweep' });
const storm = new ForgeQueue({ key: 'storm' });
const policy = new ForgeQueue({ key: 'policy' });

/** A look for the queue. The concurrency key keeps looks at one issue apart. */
const lookAt = (issueId: string, due?: number) => ({
  body: { issueId, ...(due === undefined ? {} : { due }) },
  concurrency: { key: issueId, limit: 1 },
});

/** The platform's queues. A push that was taken in part counts as refused: looks may be asked for twice. */
export const forgeQueue: Queue = {
  look: (issueId) => push(reconcile.push(lookAt(issueId))),
  looks: (looks) => push(reconcile.push(looks.map(({ issueId, delayS, due }) => ({ ...lookAt(issueId, due), delayInSeconds: delayS })))),
  sweepOn: (delayS) => push(sweep.push({ body: {}, delayInSeconds: delayS })),
  storm: (delayS) => push(storm.push({ body: {}, delayInSeconds: delayS, concurrency: { key: 'storm', limit: 1 } })),
  applyPolicy: (version, delayS) =>
    push(policy.push({ body: { version }, delayInSeconds: delayS, concurrency: { key: `policy-${version}`, limit: 1 } })),
};

async function push(pushed: Promise<unknown>): Promise<void> {
  try {
    await pushed;
  } catch (error) {
    throw fault('TRY_LATER', `The queue took no event: ${error instanceof Error ? error.message : String(error)}`);
  }
}
