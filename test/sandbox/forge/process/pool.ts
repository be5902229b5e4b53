import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Site } from '../../kernel/site';
import type { AppCode, CodeResult, Run, WireRequest } from '../code/code';
import { isRecord, record, text } from '../json';
import { bundleWithForge } from './bundle';

/** Processes at once; one invocation each. More invocations wait. */
const MOST = 3;

/** One process running the app, and what it is busy with. */
interface Worker {
  child: ChildProcess;
  run?: Run;
  done?: (result: CodeResult) => void;
}

interface Options {
  site: Site;
  appDir: string;
  appCodeDir: string;
  variables: Record<string, string>;
}

/** Bundles an app with Forge's own bundler and runs it in processes of its own. Throws AppCodeError. */
export async function loadProcess(options: Options): Promise<AppCode> {
  const bundleDir = mkdtempSync(join(tmpdir(), 'forge-bundle-'));
  try {
    const ms = await bundleWithForge(options.appDir, bundleDir);
    options.site.journal.note('invoke', `Forge's bundler made the app in ${ms} ms`);
  } catch (error) {
    rmSync(bundleDir, { recursive: true, force: true });
    throw error;
  }
  return new Pool(options, bundleDir);
}

class Pool implements AppCode {
  readonly #idle: Worker[] = [];
  readonly #busy = new Map<string, Worker>();
  readonly #waiting: (() => void)[] = [];
  readonly #unlisten: () => void;
  #closed = false;

  constructor(
    private readonly options: Options,
    private readonly bundleDir: string,
  ) {
    this.#unlisten = options.site.clock.onChange(() => {
      for (const worker of [...this.#idle, ...this.#busy.values()]) this.#tell(worker, { type: 'clock', clock: this.#clock() });
    });
  }

  async call(fn: { file: string; exportName: string }, event: string, context: string, run: Run): Promise<CodeResult> {
    while (!this.#closed && this.#idle.length === 0 && this.#busy.size >= MOST)
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    if (this.#closed) return ended('The platform is closing');
    const worker = this.#idle.pop() ?? this.#start();
    worker.run = run;
    this.#busy.set(run.id, worker);
    const result = new Promise<CodeResult>((resolve) => {
      worker.done = resolve;
    });
    const { file, exportName } = fn;
    this.#tell(worker, {
      type: 'call',
      id: run.id,
      file,
      exportName,
      event,
      context,
      facts: run.facts,
      deadline: run.deadline,
      clock: this.#clock(),
    });
    return result;
  }

  /** On the platform the container is thrown away, with all that still runs in it. */
  abandon(run: Run): void {
    this.#busy.get(run.id)?.child.kill('SIGKILL');
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#unlisten();
    for (const go of this.#waiting.splice(0)) go();
    const all = [...this.#idle.splice(0), ...this.#busy.values()];
    await Promise.all(
      all.map(
        ({ child }) =>
          new Promise<void>((resolve) => {
            if (child.exitCode !== null || child.signalCode !== null) return resolve();
            child.once('exit', () => resolve());
            child.kill('SIGKILL');
          }),
      ),
    );
    rmSync(this.bundleDir, { recursive: true, force: true });
  }

  #start(): Worker {
    const child = fork(join(__dirname, 'runner.cjs'), [this.bundleDir, this.options.appCodeDir], {
      env: { ...this.options.variables },
      execArgv: [],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const worker: Worker = { child };
    child.on('message', (message) => this.#hear(worker, message));
    child.on('exit', () => {
      const place = this.#idle.indexOf(worker);
      if (place >= 0) this.#idle.splice(place, 1);
      this.#finish(worker, ended('The process of the function ended'), false);
    });
    child.on('error', () => child.kill('SIGKILL'));
    return worker;
  }

  #hear(worker: Worker, message: unknown): void {
    const { type, id, seq, request, level, result, what } = record(message);
    const { run } = worker;
    if (type === 'problem') this.options.site.problems.report({ where: 'egress', what: String(what) });
    if (run === undefined || id !== run.id) return;
    if (type === 'log') run.log(text(level) ?? 'info', [record(message).text]);
    if (type === 'fetch' && isRequest(request))
      void run.fetch(request).then((answer) => this.#tell(worker, { type: 'answer', seq, answer }));
    if (type === 'result' && isResult(result)) this.#finish(worker, result, true);
  }

  #finish(worker: Worker, result: CodeResult, again: boolean): void {
    const { run, done } = worker;
    delete worker.run;
    delete worker.done;
    if (run) this.#busy.delete(run.id);
    if (again && !this.#closed) this.#idle.push(worker);
    done?.(result);
    this.#waiting.shift()?.();
  }

  #tell(worker: Worker, message: Record<string, unknown>): void {
    if (worker.child.connected) worker.child.send(JSON.parse(JSON.stringify(message)) as object);
  }

  #clock(): { running: boolean; at: number; real: number } {
    const { clock } = this.options.site;
    return { running: clock.running, at: clock.now(), real: Date.now() };
  }
}

const ended = (message: string): CodeResult => ({ ok: false, crashed: true, name: 'FUNCTION_PLATFORM_UNKNOWN_ERROR', message, stack: '' });

/** Messages come from our own runner; these tell its kinds apart. */
const isRequest = (value: unknown): value is WireRequest => isRecord(value) && isRecord(value.target) && typeof value.path === 'string';
const isResult = (value: unknown): value is CodeResult => isRecord(value) && typeof value.ok === 'boolean';
