import { metAt, type Problem, problemKey } from '../../src/domain/health/problem';
import type { Drift, HealthRuns, HealthStore } from '../../src/ports';

/** What the app knows of its health, in memory. */
export class MemoryHealth {
  readonly problems = new Map<string, Problem>();
  readonly drifts: Drift[] = [];
  runs: HealthRuns = {};

  /** @param step is told what is asked, and answers or refuses. */
  constructor(private readonly step: <T>(name: string, answer: () => T) => Promise<T> = async (_, answer) => answer()) {}

  readonly store: HealthStore = {
    report: (found, at) =>
      this.step('health.report', () => {
        for (const one of found) {
          const key = problemKey(one);
          this.problems.set(key, metAt(this.problems.get(key), one, at));
        }
      }),
    clear: (keys) =>
      this.step('health.clear', () => {
        for (const key of keys) this.problems.delete(key);
      }),
    lists: (key) => this.step('health.lists', () => this.problems.has(key)),
    list: (kinds) =>
      this.step('health.list', () => ({ problems: [...this.problems.values()].filter(({ kind }) => kinds.includes(kind)), more: [] })),
    recordDrift: (drifts) => this.step('health.recordDrift', () => void this.drifts.push(...drifts)),
    listDrift: () => this.step('health.listDrift', () => [...this.drifts]),
    readRuns: () => this.step('health.readRuns', () => this.runs),
    noteRun: (name, run) =>
      this.step('health.noteRun', () => {
        this.runs = { ...this.runs, [name]: run };
      }),
  };
}
