import type { BulkWork, Clock, Store } from '../../ports';
import { hourOf, pointsLeft } from './points';

/** Real time in ms for which a turn is taken. Longer than a round may take; after a crash nobody works in bulk for so long. */
const TURN = 5 * 60_000;

interface TurnPorts {
  clock: Clock;
  store: { bulk: Pick<Store['bulk'], 'readWork' | 'writeWork'> };
}

/**
 * The right to work in bulk, which one function at a time has, with the account of what this hour's work has cost. A turn that is not kept
 * runs out by itself. Two at once would do no harm but cost twice.
 */
export class Turn {
  private constructor(
    private readonly ports: TurnPorts,
    private revision: number,
    private work: BulkWork,
  ) {}

  /** Undefined when somebody else has the turn. */
  static async take(ports: TurnPorts): Promise<Turn | undefined> {
    const { revision, work } = await ports.store.bulk.readWork();
    const now = ports.clock.now();
    if (work && work.until > now) return undefined;
    const hour = hourOf(now);
    const mine = { until: now + TURN, hour, points: work?.hour === hour ? work.points : 0 };
    return (await ports.store.bulk.writeWork(revision, mine)) ? new Turn(ports, revision + 1, mine) : undefined;
  }

  /** Points that may still be spent in this hour. */
  left(): number {
    return pointsLeft(this.work, this.ports.clock.now());
  }

  /** Accounts for points and keeps the turn. False: it ran out and somebody else has it. */
  spend(points: number): Promise<boolean> {
    return this.#write(points, TURN);
  }

  /** Lets somebody else have it. */
  async leave(): Promise<void> {
    await this.#write(0, 0);
  }

  async #write(points: number, forMs: number): Promise<boolean> {
    const now = this.ports.clock.now();
    const hour = hourOf(now);
    const work = { until: now + forMs, hour, points: (this.work.hour === hour ? this.work.points : 0) + points };
    if (!(await this.ports.store.bulk.writeWork(this.revision, work))) return false;
    this.revision++;
    this.work = work;
    return true;
  }
}
