/** Something about the file a person should know: what, where, and how to mend it. */
export interface Finding {
  /** An error keeps the import from being done; a warning says what is odd and what was made of it. */
  severity: 'error' | 'warning';
  /** Line of the file, the header being line 1; undefined for what is about the whole file or the site. */
  line?: number;
  /** Number of the incident it is about, when that is known. */
  number?: string;
  column?: string;
  what: string;
  mend: string;
}

type About = Omit<Finding, 'severity'>;

/** What was found while reading, in the order of finding. */
export class Findings {
  readonly #all: Finding[] = [];

  error(about: About): void {
    this.#all.push({ severity: 'error', ...about });
  }

  warn(about: About): void {
    this.#all.push({ severity: 'warning', ...about });
  }

  /** Everything, by line; what has no line comes first. */
  all(): Finding[] {
    return [...this.#all].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  }

  get errors(): Finding[] {
    return this.all().filter(({ severity }) => severity === 'error');
  }

  /** Incidents something is broken in. */
  get broken(): Set<string> {
    return new Set(this.errors.flatMap(({ number }) => (number === undefined ? [] : [number])));
  }

  /** Whether something is broken that no single incident can be blamed for. */
  get hopeless(): boolean {
    return this.errors.some(({ number }) => number === undefined);
  }
}

/** One line for people: "error, line 12, impact (INC0000045): … Mend: …". */
export function sayFinding({ severity, line, number, column, what, mend }: Finding): string {
  const where = [severity, ...(line === undefined ? [] : [`line ${line}`]), ...(column === undefined ? [] : [column])].join(', ');
  return `${where}${number === undefined ? '' : ` (${number})`}: ${what} ${mend}`;
}
