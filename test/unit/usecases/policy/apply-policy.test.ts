import { describe, expect, test } from '@jest/globals';
import { type AppFault, fault } from '../../../../src/contract/errors';
import type { ApplicationRun } from '../../../../src/ports';
import { applyPolicy } from '../../../../src/usecases/policy/apply-policy';
import { NOW, SETTINGS } from '../../fakes';

const since = new Date(NOW).toISOString();
const WAITING: ApplicationRun = { version: 2, applies: 'open', state: 'waiting', total: 0, asked: 0, since, at: since, pending: [] };

/** Open incidents, a queue with its limit of a minute, and what is kept of the run. */
class Site {
  readonly looked: string[] = [];
  readonly delays: number[] = [];
  run: ApplicationRun | undefined = WAITING;
  room = 500;
  /** What the next call of a port throws. */
  failing: { port: string; error: AppFault } | undefined;
  pages: number;

  constructor(
    readonly open: readonly string[],
    readonly page = 5_000,
  ) {
    this.pages = 0;
  }

  #fail(port: string): void {
    if (this.failing?.port !== port) return;
    const { error } = this.failing;
    this.failing = undefined;
    throw error;
  }

  readonly ports = {
    clock: { now: () => NOW },
    app: {
      countOpen: async () => this.open.length,
      listOpen: async (_: unknown, cursor?: string) => {
        this.#fail('listOpen');
        this.pages++;
        const from = Number(cursor ?? 0);
        const next = from + this.page;
        return { ids: this.open.slice(from, next), ...(next < this.open.length ? { cursor: String(next) } : {}) };
      },
    },
    store: {
      readSettings: async () => SETTINGS,
      applications: {
        read: async () => structuredClone(this.run),
        save: async (run: ApplicationRun) => {
          this.#fail('save');
          this.run = structuredClone(run);
        },
      },
    },
    queue: {
      looks: async (looks: readonly { issueId: string }[]) => {
        this.#fail('looks');
        if (looks.length > 50) throw new Error('at most 50');
        if (looks.length > this.room) throw fault('TRY_LATER', 'The queue took no event');
        this.room -= looks.length;
        this.looked.push(...looks.map(({ issueId }) => issueId));
      },
      applyPolicy: async (_: number, delayS: number) => {
        this.#fail('applyPolicy');
        this.delays.push(delayS);
      },
    },
  };

  /** Runs to the end, a minute for each stretch; what fails is tried again, as the platform does. Answers how many stretches it took. */
  async toTheEnd(): Promise<number> {
    for (let stretch = 1; stretch < 100; stretch++) {
      this.room = 500;
      try {
        if ((await applyPolicy(this.ports, 2)) !== 'goes on') return stretch;
      } catch {}
    }
    throw new Error('it never ends');
  }
}

const ids = (count: number): string[] => Array.from({ length: count }, (_, at) => String(20_000 + at));

describe('a version is applied to open incidents', () => {
  test('stretch by stretch, well within what the queue takes in a minute, each incident once', async () => {
    const site = new Site(ids(1_120));
    expect(await applyPolicy(site.ports, 2)).toBe('goes on');
    expect([site.looked.length, site.delays, site.run]).toMatchObject([250, [60], { state: 'running', total: 1_120, asked: 250 }]);
    expect(await site.toTheEnd()).toBe(4);
    expect(site.looked).toEqual(ids(1_120));
    expect(site.pages).toBe(1);
    expect(site.run).toMatchObject({ state: 'done', asked: 1_120, pending: [] });
  });

  test('page by page of what Jira gives at once', async () => {
    const site = new Site(ids(900), 400);
    await site.toTheEnd();
    expect(site.looked).toEqual(ids(900));
    expect(site.pages).toBe(3);
  });

  test('none is open: done at once; a version that was never put in force, or is done: nothing', async () => {
    const none = new Site([]);
    expect(await applyPolicy(none.ports, 2)).toBe('done');
    expect(await applyPolicy(none.ports, 2)).toBe('nothing to do');
    const never = new Site(ids(3));
    never.run = undefined;
    expect(await applyPolicy(never.ports, 2)).toBe('nothing to do');
    expect(never.looked).toEqual([]);
  });

  test('what the queue does not take now it takes in the next minute', async () => {
    const site = new Site(ids(300));
    site.room = 120;
    expect(await applyPolicy(site.ports, 2)).toBe('goes on');
    expect([site.looked.length, site.run?.asked]).toEqual([100, 100]);
    site.room = 0;
    expect(await applyPolicy(site.ports, 2)).toBe('goes on');
    expect(site.run?.asked).toBe(100);
    await site.toTheEnd();
    expect(site.looked).toEqual(ids(300));
  });

  test.each(['listOpen', 'looks', 'save', 'applyPolicy'])('a failure of %s at any stretch leaves none out', async (port) => {
    for (let after = 0; after < 5; after++) {
      const site = new Site(ids(1_000));
      for (let stretch = 0; stretch < after; stretch++) await applyPolicy({ ...site.ports }, 2).finally(() => (site.room = 500));
      site.failing = { port, error: fault('INTERNAL', 'down') };
      await site.toTheEnd();
      expect([...new Set(site.looked)].sort()).toEqual(ids(1_000));
      expect(site.run?.state).toBe('done');
    }
  });
});
