/** Where progress is shown: standard error, so that what is printed can be kept. */
export interface Screen {
  isTTY?: boolean;
  columns?: number;
  write(text: string): unknown;
}

/** How often a bar is drawn anew, ms. */
const FRAME = 50;

/** Shows how far the work is: a bar that moves on a terminal, a line for each quarter elsewhere. */
export class Progress {
  #drawn = 0;
  #quarter = 0;

  constructor(
    private readonly screen: Screen,
    private readonly what: string,
    private readonly now: () => number = Date.now,
  ) {}

  /** Takes "so many of so many" as often as it likes. */
  readonly at = (done: number, of: number): void => {
    if (this.screen.isTTY) this.#bar(done, of);
    else this.#line(done, of);
  };

  #bar(done: number, of: number): void {
    const now = this.now();
    if (done < of && now - this.#drawn < FRAME) return;
    this.#drawn = now;
    const told = ` ${Math.floor((done / of) * 100)} % ${count(done)} of ${count(of)} ${this.what}`;
    const width = Math.max(10, Math.min(40, (this.screen.columns ?? 80) - told.length - 3));
    const full = Math.floor((done / of) * width);
    this.screen.write(`\r[${'#'.repeat(full)}${'-'.repeat(width - full)}]${told}${done === of ? '\n' : ''}`);
  }

  #line(done: number, of: number): void {
    const quarter = Math.floor((done / of) * 4);
    if (quarter <= this.#quarter) return;
    this.#quarter = quarter;
    this.screen.write(`${quarter * 25} %: ${count(done)} of ${count(of)} ${this.what}\n`);
  }
}

/** A whole number with commas: 5,998. */
export const count = (n: number): string => n.toLocaleString('en-US');
