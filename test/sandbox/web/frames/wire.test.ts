import { MessageChannel as NodeChannel } from 'node:worker_threads';
import { afterEach, expect, test } from '@jest/globals';
import { Wire } from '../client/forge/wire';

const open: Wire[] = [];
afterEach(() => {
  for (const wire of open.splice(0)) wire.close();
});

/** Two ends; `answer` is the far one's. */
function pair(answer: (command: string, payload: unknown) => unknown): Wire {
  const { port1, port2 } = new NodeChannel();
  // Node's ports are the browser's but for their declared types.
  const ports: unknown[] = [port1, port2];
  const [near, far] = ports.filter((port): port is MessagePort => typeof port === 'object' && port !== null && 'postMessage' in port);
  if (!near || !far) throw new Error('no ports');
  const wire = new Wire(near, () => undefined);
  open.push(wire, new Wire(far, answer));
  return wire;
}

test('payloads and answers carry functions at any depth, both ways', async () => {
  const heard: unknown[] = [];
  const wire = pair((_command, payload) => ({
    list: [{ twice: (n: unknown) => Number(n) * 2 }],
    given: payload,
  }));
  const answer = await wire.call('x', { deep: [{ callback: (text: unknown) => heard.push(text) }], date: new Date(5) });
  expect(answer).toMatchObject({ list: [{ twice: expect.any(Function) }], given: { date: new Date(5) } });
  const { list, given } = answer as {
    list: { twice(n: number): Promise<number> }[];
    given: { deep: { callback(text: string): Promise<number> }[] };
  };
  expect(await list[0]?.twice(21)).toBe(42);
  expect(await given.deep[0]?.callback('hello')).toBe(1);
  expect(heard).toEqual(['hello']);
});

test('a failure arrives with its name and message, thrown at once or later', async () => {
  const wire = pair((command) => {
    if (command === 'now') throw new TypeError('at once');
    return Promise.reject(new RangeError('later'));
  });
  await expect(wire.call('now')).rejects.toMatchObject({ name: 'TypeError', message: 'at once' });
  await expect(wire.call('then')).rejects.toMatchObject({ name: 'RangeError', message: 'later' });
});

test('what cannot be cloned is refused, and the wire goes on', async () => {
  const wire = pair((command) => (command === 'bad' ? { it: Symbol('no') } : 'fine'));
  await expect(wire.call('bad')).rejects.toThrow();
  await expect(wire.call('x', Symbol('no'))).rejects.toThrow();
  expect(await wire.call('good')).toBe('fine');
});

test('calls that still wait when a frame goes are refused', async () => {
  const wire = pair(() => new Promise(() => undefined));
  const waiting = wire.call('x');
  wire.close();
  await expect(waiting).rejects.toThrow('gone');
});
