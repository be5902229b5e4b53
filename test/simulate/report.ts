import type { Told } from './batch';

/** Sums up runs. */
export class Report {
  runs = 0;
  incidents = 0;
  calls = 0;
  effects = 0;
  readonly failed: Told[] = [];
  readonly faults = new Map<string, number>();
  readonly #began = Date.now();

  take(told: Told): void {
    this.runs++;
    this.incidents += told.incidents;
    this.calls += told.calls;
    this.effects += told.effects;
    for (const [name, times] of told.faults) this.faults.set(name, (this.faults.get(name) ?? 0) + times);
    if (told.wrong.length === 0) return;
    this.failed.push(told);
    this.failed.sort((a, b) => a.seed - b.seed);
  }

  get faultCount(): number {
    return [...this.faults.values()].reduce((sum, times) => sum + times, 0);
  }

  text(): string {
    const number = (n: number): string => n.toLocaleString('en-US');
    const seconds = ((Date.now() - this.#began) / 1_000).toFixed(1);
    return [
      ...this.failed
        .slice(0, 5)
        .flatMap(({ seed, profile, wrong }) => [
          `Seed ${seed} (${profile}) went wrong. Again: npm run simulate -- --runs 1 --seed ${seed} --story`,
          ...wrong.slice(0, 12).map((what) => `  ${what}`),
        ]),
      `${number(this.runs)} runs in ${seconds} s: ${number(this.incidents)} incidents, each with faults and without; ${number(this.calls)} calls; ` +
        `${number(this.effects)} effects checked; ${number(this.failed.length)} runs went wrong.`,
      `${number(this.faultCount)} faults:`,
      ...[...this.faults].sort(([, a], [, b]) => b - a).map(([name, times]) => `  ${number(times).padStart(9)}  ${name}`),
    ].join('\n');
  }
}
