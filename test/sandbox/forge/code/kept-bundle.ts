import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as v from 'valibot';

/** Beside the packages, so that a fresh checkout has none. */
const FOLDER = join(__dirname, '..', '..', '..', '..', 'node_modules', '.cache', 'firebreak', 'bundles');

const keptSchema = v.object({
  /** Path of each file, and of each folder of the app's own files, and what it looked like. */
  inputs: v.record(v.string(), v.string()),
  text: v.string(),
});

/** A bundle kept on disk until one of the files it was made of, or what is in their folders, changes. Tests start an app a thousand times. */
export class KeptBundle {
  readonly #path: string;

  /** @param key what decides which bundle it is. */
  constructor(key: readonly string[]) {
    this.#path = join(FOLDER, `${createHash('sha256').update(JSON.stringify(key)).digest('hex').slice(0, 32)}.json`);
  }

  /** Undefined when there is none, or it no longer is what bundling would give. */
  read(): string | undefined {
    const kept = this.#parsed();
    return kept && Object.entries(kept.inputs).every(([path, look]) => lookOf(path) === look) ? kept.text : undefined;
  }

  /** Keeps a bundle; where that is not possible it is made anew the next time. @param files absolute; what is no file is passed over. */
  write(text: string, files: readonly string[]): void {
    const inputs: Record<string, string> = {};
    for (const file of files) {
      const own = file.includes('node_modules') ? [file] : [file, dirname(file)];
      for (const path of own) if (existsSync(path)) inputs[path] = lookOf(path);
    }
    try {
      mkdirSync(FOLDER, { recursive: true });
      const draft = `${this.#path}.${process.pid}.${Math.random().toString(36).slice(2)}`;
      writeFileSync(draft, JSON.stringify({ inputs, text }));
      renameSync(draft, this.#path);
    } catch {
      // A disk that is full or cannot be written costs time, nothing else.
    }
  }

  #parsed(): v.InferOutput<typeof keptSchema> | undefined {
    try {
      const parsed = v.safeParse(keptSchema, JSON.parse(readFileSync(this.#path, 'utf8')));
      return parsed.success ? parsed.output : undefined;
    } catch {
      return undefined;
    }
  }
}

/** Changes whenever a file is written or something comes into or goes from a folder. */
function lookOf(path: string): string {
  try {
    const { mtimeMs, size, ino } = statSync(path);
    return `${mtimeMs}/${size}/${ino}`;
  } catch {
    return '';
  }
}
