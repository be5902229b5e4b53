import type { Random } from '../random';

/** What can go wrong with one call of the app's. "Landing": the other side does later what the app gave up on. */
export const CALL_FAULTS = [
  'refused with 429',
  'answered 5xx',
  'timed out',
  'answer lost',
  'landed late',
  'crash before',
  'crash after',
  'crash, landing later',
] as const;
export type CallFault = (typeof CALL_FAULTS)[number];

/** What can go wrong on the way to the app. */
export const WAY_FAULTS = [
  'event dropped',
  'event doubled',
  'event delayed',
  'queued look dropped',
  'queued look doubled',
  'queued look delayed',
  'push refused',
  'push taken in part',
  'batch taken in part',
  'sweep missed',
  'sweep late',
  'sweep doubled',
  'search missed',
  'crash not repeated',
] as const;
export type WayFault = (typeof WAY_FAULTS)[number];

export type FaultName = CallFault | WayFault;

/** Which kinds of faults a run has. What nothing but the app's own trying again can mend is in runs where nothing else could mend it. */
export const PROFILES = ['none', 'all', 'errors', 'losses', 'crashes'] as const;
export type Profile = (typeof PROFILES)[number];

const ERRORS: readonly FaultName[] = [
  'refused with 429',
  'answered 5xx',
  'timed out',
  'answer lost',
  'landed late',
  'event doubled',
  'event delayed',
  'queued look doubled',
  'queued look delayed',
  'push refused',
  'push taken in part',
  'batch taken in part',
];
const LOSSES: readonly FaultName[] = [
  'event dropped',
  'event doubled',
  'event delayed',
  'queued look dropped',
  'queued look doubled',
  'queued look delayed',
  'sweep missed',
  'sweep late',
  'sweep doubled',
  'search missed',
];
const CRASHES: readonly FaultName[] = [
  'crash before',
  'crash after',
  'crash, landing later',
  'crash not repeated',
  'queued look doubled',
  'event delayed',
];

const KINDS: Record<Profile, ReadonlySet<FaultName>> = {
  none: new Set(),
  all: new Set([...CALL_FAULTS, ...WAY_FAULTS]),
  errors: new Set(ERRORS),
  losses: new Set(LOSSES),
  crashes: new Set(CRASHES),
};

/** Strikes with faults at random until it is told to end. */
export class Faults {
  readonly counts = new Map<FaultName, number>();
  #over = false;

  /** @param rate how probable a fault of a call is. */
  constructor(
    readonly profile: Profile,
    readonly rate: number,
    readonly random: Random,
  ) {}

  end(): void {
    this.#over = true;
  }

  get over(): boolean {
    return this.#over || this.profile === 'none';
  }

  /** Whether something goes wrong on the way. @param times how much more often than a call. */
  strikes(name: WayFault, times = 1): boolean {
    if (this.over || !KINDS[this.profile].has(name) || !this.random.chance(Math.min(0.9, this.rate * times))) return false;
    this.#count(name);
    return true;
  }

  /** What goes wrong with a call; undefined: nothing. @param can kinds that make sense for it. */
  ofCall(can: readonly CallFault[]): CallFault | undefined {
    if (this.over || !this.random.chance(this.rate)) return undefined;
    const left = can.filter((name) => KINDS[this.profile].has(name));
    const [first, ...more] = left;
    if (first === undefined) return undefined;
    const name = this.random.pick([first, ...more]);
    this.#count(name);
    return name;
  }

  #count(name: FaultName): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
  }
}
