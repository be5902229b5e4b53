import { AppFault } from '../../../src/contract/errors';
import { Random } from '../random';
import { Agenda } from './agenda';
import { CALL_FAULTS, type CallFault, type Faults } from './faults';

/** How a run of one of the app's functions ended: it answered, threw, or was gone without a word. */
export type Ending = { how: 'answered'; value: unknown } | { how: 'threw'; error: unknown } | { how: 'crashed' };

/** One run of one of the app's functions. */
export interface Invocation {
  what: string;
  dead: boolean;
  /** What its clock shows, ms since 1970; undefined: the time. A person's act has the instant of the script in every run. */
  clock: number | undefined;
  /** Shortest that Jira told it to wait when it refused, in seconds; undefined: it did not refuse, or not say. */
  told: number | undefined;
  /** Something went wrong in it. */
  struck: boolean;
  /** When it read the issue, ms since 1970. */
  readAt?: number;
  /** The effect it claimed last, by issue: at one issue it does one after the other. */
  readonly claimed: Map<string, string>;
  end: (ending: Ending) => void;
}

/** Something the app asks of Jira, the storage or the queue. */
export interface Call<T> {
  name: string;
  /** It changes something, so that losing the answer, or doing it late, matters. */
  writes: boolean;
  perform: () => T;
}

/** What Jira answers, where it does. */
const STATUS_OF: Partial<Record<string, number>> = { 'refused with 429': 429, 'answered 5xx': 503 };

const READ_FAULTS = CALL_FAULTS.filter((name) => name !== 'answer lost' && name !== 'landed late' && name !== 'crash, landing later');

/** Time in which everything happens, what can go wrong, and the functions that run. One thing at a time: the same seed gives the same run. */
export class World {
  readonly agenda = new Agenda();
  readonly #pace: Random;
  /** Only while something is told about a run. */
  readonly story: string[] | undefined;
  /** What must never happen, and did. */
  readonly wrong: string[] = [];
  /** The function whose code goes on now. */
  running: Invocation | undefined;
  calls = 0;

  constructor(
    public now: number,
    readonly faults: Faults,
    seed: number,
    told: boolean,
  ) {
    this.#pace = new Random(seed, 'pace');
    this.story = told ? [] : undefined;
  }

  /** What the clock of the function that runs shows. */
  get clock(): number {
    return this.running?.clock ?? this.now;
  }

  /** Real time in ms something takes. */
  takes(least: number, most: number): number {
    return this.#pace.between(least, most);
  }

  /** Chance of the app's own: at least 0, less than 1. */
  chance(): number {
    return this.#pace.next();
  }

  after(ms: number, run: () => void): void {
    this.agenda.add(this.now + ms, run);
  }

  tell(text: () => string): void {
    this.story?.push(`${new Date(this.now).toISOString()} ${text()}`);
  }

  /** Lets everything happen up to an instant. */
  async until(instant: number): Promise<void> {
    for (let next = this.agenda.next; next !== undefined && next <= instant; next = this.agenda.next) {
      this.now = Math.max(this.now, next);
      this.running = undefined;
      this.agenda.take()?.run();
      // Whatever code of the app goes on now belongs to the function that was answered.
      if (this.running) await new Promise((resolve) => setImmediate(resolve));
    }
    this.now = instant;
    this.running = undefined;
  }

  /** Runs a function of the app; it asks for things by `call`. */
  invoke(what: string, run: () => Promise<unknown>, end: (ending: Ending, invocation: Invocation) => void, clock?: number): void {
    const invocation: Invocation = {
      what,
      dead: false,
      clock,
      told: undefined,
      struck: false,
      claimed: new Map(),
      end: (ending) => {
        if (invocation.dead) return;
        invocation.dead = true;
        end(ending, invocation);
      },
    };
    this.running = invocation;
    run().then(
      (value) => invocation.end({ how: 'answered', value }),
      (error: unknown) => invocation.end({ how: 'threw', error }),
    );
  }

  /** A call of the function that runs: takes time, and may go wrong. */
  call<T>({ name, writes, perform }: Call<T>): Promise<T> {
    const by = this.running;
    if (!by) throw new Error(`${name}: no function runs`);
    this.calls++;
    const struck = this.faults.ofCall(writes ? CALL_FAULTS : READ_FAULTS);
    by.struck ||= struck !== undefined;
    if (struck) this.tell(() => `    ${by.what}: ${name}: ${struck}`);
    return new Promise((resolve, reject) => {
      const answer = (ms: number, give: () => void): void => {
        this.after(ms, () => {
          if (by.dead) return;
          this.running = by;
          give();
        });
      };
      const arrive = (ms: number, give: (outcome: () => void) => void): void => {
        this.after(ms, () => {
          try {
            const value = perform();
            give(() => resolve(value));
          } catch (error) {
            by.told = 0;
            give(() => reject(error));
          }
        });
      };
      const later = (seconds?: number): AppFault => {
        by.told = Math.min(by.told ?? Number.POSITIVE_INFINITY, seconds ?? 0);
        return new AppFault({ code: 'TRY_LATER', message: `${name}: ${struck ?? ''}` }, seconds, STATUS_OF[struck ?? '']);
      };
      const quick = this.takes(10, 150);
      this.#go(struck, by, quick, { answer, arrive, reject, later });
    });
  }

  #go(struck: CallFault | undefined, by: Invocation, quick: number, way: Way): void {
    const { answer, arrive, reject, later } = way;
    switch (struck) {
      case undefined:
        arrive(quick, (outcome) => answer(quick, outcome));
        break;
      case 'refused with 429':
        answer(quick, () => reject(later(this.faults.random.chance(0.7) ? this.faults.random.between(1, 300) : undefined)));
        break;
      case 'answered 5xx':
        answer(quick, () => reject(later()));
        break;
      case 'timed out':
        answer(10_000, () => reject(later()));
        break;
      case 'answer lost':
        arrive(quick, () => answer(10_000, () => reject(later())));
        break;
      case 'landed late':
        arrive(this.faults.random.between(10_000, 25_000), () => undefined);
        answer(10_000, () => reject(later()));
        break;
      case 'crash before':
        this.#crash(by, 0);
        break;
      case 'crash after':
        arrive(quick, () => this.#crash(by, 0));
        break;
      case 'crash, landing later':
        arrive(this.faults.random.between(100, 25_000), () => undefined);
        this.#crash(by, 0);
        break;
    }
  }

  #crash(by: Invocation, ms: number): void {
    this.after(ms, () => by.end({ how: 'crashed' }));
  }
}

interface Way {
  answer: (ms: number, give: () => void) => void;
  arrive: (ms: number, give: (outcome: () => void) => void) => void;
  reject: (error: unknown) => void;
  later: (seconds?: number) => AppFault;
}
