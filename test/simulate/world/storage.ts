import { fault } from '../../../src/contract/errors';
import type { PublishedPolicy } from '../../../src/contract/types';
import { type Act, type ActLog, NO_ACTS } from '../../../src/domain/acts/act';
import { withActs } from '../../../src/domain/acts/append';
import type { EffectRow } from '../../../src/domain/effects/effect';
import type { BulkWork, GroupBook, StatusList, WakeUp } from '../../../src/ports';
import type { World } from './world';

/** Parts of the index of wake-ups. */
const SHARDS = 4;
/** Rows of one batch. */
const BATCH = 25;

/** ms within which a look follows the instant at which something follows from time alone. */
const IN_TIME = 10_000;

type Attempt = Pick<EffectRow, 'id' | 'attempt'>;
const keyOf = ({ id, attempt }: Attempt): string => `${id} ${attempt}`;

interface IndexChange {
  visible: number;
  issueId: string;
  row: WakeUp | undefined;
}

/** The app's own storage. Rows are read by key as they are; the index of wake-ups is behind. */
export class Storage {
  readonly #acts = new Map<string, ActLog>();
  /** All that was ever appended, by issue, in its order; `seen`: since when it is there, ms since 1970. */
  readonly appended = new Map<string, { seen: number; act: Act }[]>();
  readonly #groups = new Map<string, { revision: number; book: GroupBook }>();
  readonly wakeUps = new Map<string, WakeUp>();
  readonly #index = new Map<string, WakeUp>();
  readonly #indexChanges: IndexChange[] = [];
  /** Attempts at effects. */
  readonly effects = new Map<string, EffectRow>();
  inForce: PublishedPolicy;
  statuses: StatusList | undefined;
  searchedUpTo: string;
  #work: { revision: number; work?: BulkWork } = { revision: 0 };
  /** Instants at which looks were asked for by a row, by issue: nothing follows at them from time alone. */
  readonly #asked = new Map<string, number>();
  /** Looks that came more than ten seconds after their instant, where nothing went wrong. */
  readonly late: { issueId: string; by: number }[] = [];

  constructor(
    readonly world: World,
    /** The version every incident runs under. */
    readonly policy: PublishedPolicy,
    /** Rows a page of the index has in each part. */
    readonly page: number,
  ) {
    // The app was there before, and so was its hourly search.
    this.searchedUpTo = new Date(world.now).toISOString();
    this.inForce = policy;
  }

  /** Publishes a version in which a ladder is switched off, for new incidents. */
  withdraw(ladder: string): void {
    const { document, version } = this.policy;
    const ladders = document.escalation.ladders.map((one) => (one.id === ladder ? { ...one, active: false } : one));
    const escalation = { ...document.escalation, ladders };
    const publishedAt = new Date(this.world.now).toISOString();
    this.inForce = { ...this.policy, version: version + 1, publishedAt, document: { ...document, escalation } };
  }

  acts(issueId: string): ActLog {
    return this.#acts.get(issueId) ?? NO_ACTS;
  }

  appendActs(issueId: string, after: ActLog, acts: readonly Act[]): void {
    if (this.acts(issueId).version !== after.version) throw fault('CONFLICT', `Somebody else acted on ${issueId}.`);
    const log = withActs(after.acts, acts);
    this.#acts.set(issueId, { version: after.version + 1, acts: JSON.parse(JSON.stringify(log)) });
    const all = this.appended.get(issueId) ?? [];
    this.appended.set(issueId, all);
    for (const act of acts) all.push({ seen: this.world.now, act });
  }

  group(id: string): { revision: number; book: GroupBook } {
    return this.#groups.get(id) ?? { revision: 0, book: { turns: [] } };
  }

  writeGroup(id: string, after: number, book: GroupBook): boolean {
    if (this.group(id).revision !== after) return false;
    this.#groups.set(id, { revision: after + 1, book: JSON.parse(JSON.stringify(book)) });
    return true;
  }

  claim(row: EffectRow): 'yours' | EffectRow {
    const held = this.effects.get(keyOf(row));
    if (held) return { ...held };
    this.mark(row);
    return 'yours';
  }

  attempt(of: Attempt): EffectRow | undefined {
    const held = this.effects.get(keyOf(of));
    return held && { ...held };
  }

  mark(row: EffectRow): void {
    this.effects.set(keyOf(row), { ...row });
  }

  release(row: EffectRow): void {
    this.effects.delete(keyOf(row));
  }

  /** A look reads the wake-up of its incident. */
  lookAt(issueId: string): WakeUp | undefined {
    const due = this.wakeUps.get(issueId)?.due;
    const by = this.world.now - (due ?? this.world.now);
    if (by > IN_TIME && due !== this.#asked.get(issueId) && this.world.faults.profile === 'none') this.late.push({ issueId, by });
    return this.wakeUp(issueId);
  }

  lookAtMany(issueIds: readonly string[]): Map<string, WakeUp> {
    return new Map(issueIds.flatMap((id) => this.wakeUp(id) ?? []).map((row) => [row.issueId, row]));
  }

  readWork(): { revision: number; work?: BulkWork } {
    return { ...this.#work };
  }

  writeWork(after: number, work: BulkWork): boolean {
    if (this.#work.revision !== after) return false;
    this.#work = { revision: after + 1, work: { ...work } };
    return true;
  }

  wakeUp(issueId: string): WakeUp | undefined {
    const row = this.wakeUps.get(issueId);
    return row && { ...row };
  }

  saveWakeUps(rows: readonly WakeUp[]): void {
    const taken =
      rows.length > 0 && this.world.faults.strikes('batch taken in part')
        ? this.world.faults.random.between(0, rows.length - 1)
        : rows.length;
    for (let at = 0; at < rows.length; at += BATCH)
      for (const row of rows.slice(at, Math.min(at + BATCH, taken))) {
        if (row.due !== this.wakeUps.get(row.issueId)?.due && row.due <= this.world.now) this.#asked.set(row.issueId, row.due);
        this.wakeUps.set(row.issueId, { ...row });
        this.#indexLater(row.issueId, { ...row });
      }
    if (taken < rows.length) throw fault('TRY_LATER', `Storage: ${rows.length - taken} wake-ups were not taken.`);
  }

  settleWakeUp(issueId: string, known: WakeUp | undefined, wakeUp: WakeUp | undefined): void {
    if (this.wakeUps.get(issueId)?.due !== known?.due) throw fault('CONFLICT', `Somebody asked for a look at ${issueId}.`);
    if (wakeUp) this.wakeUps.set(issueId, { ...wakeUp });
    else this.wakeUps.delete(issueId);
    this.#indexLater(issueId, wakeUp && { ...wakeUp });
  }

  #indexLater(issueId: string, row: WakeUp | undefined): void {
    this.#indexChanges.push({ visible: this.world.now + this.world.takes(0, 3_000), issueId, row });
  }

  /** The first page of each part of the index, as it shows them now. */
  wakeUpsUntil(instant: number): { wakeUps: WakeUp[]; all: boolean } {
    const { now } = this.world;
    while ((this.#indexChanges[0]?.visible ?? Number.POSITIVE_INFINITY) <= now) {
      const change = this.#indexChanges.shift();
      if (change?.row) this.#index.set(change.issueId, change.row);
      else if (change) this.#index.delete(change.issueId);
    }
    const parts: WakeUp[][] = Array.from({ length: SHARDS }, () => []);
    for (const row of this.#index.values()) if (row.next <= instant) parts[Number(row.issueId) % SHARDS]?.push(row);
    const pages = parts.map((rows) => rows.sort((a, b) => a.next - b.next).slice(0, this.page));
    return {
      wakeUps: pages
        .flat()
        .sort((a, b) => a.next - b.next)
        .map((row) => ({ ...row })),
      all: parts.every((rows) => rows.length <= this.page),
    };
  }

  /** When the sweep next has something to see, as rows are by key; undefined: never. */
  get nextWakeUp(): number | undefined {
    let next: number | undefined;
    for (const row of this.wakeUps.values()) if (next === undefined || row.next < next) next = row.next;
    return next;
  }
}
