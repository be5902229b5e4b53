import type { AppError, Result } from '../../../../src/contract/errors';
import type { CallInput, CallOutput, Draft, Policy } from '../../../../src/contract/types';
import type { Draft as Typed } from '../../../shared/draft';
import type { Fault } from '../pages/page-props';
import { faultsIn } from './faults';
import type { Kept } from './kept';

/** The calls that change the draft. */
export interface DraftCalls {
  startDraft(input: CallInput<'startDraft'>): Promise<Result<CallOutput<'startDraft'>>>;
  saveDraft(input: CallInput<'saveDraft'>): Promise<Result<CallOutput<'saveDraft'>>>;
}

/** Why what was typed cannot be saved by itself. */
export interface Clash {
  /** other: the draft is not as it was when this was typed; gone: it was published or discarded meanwhile. */
  kind: 'other' | 'gone';
  /** Account id of whoever changed it and ISO instant, when the server said so. */
  by?: string;
  at?: string;
}

/** What the shell draws. */
export interface Keeping {
  draft: Draft | null;
  unsaved: Partial<Policy>;
  saving: boolean;
  /** Something the server has taken since the screen was opened. */
  saved: boolean;
  clash?: Clash;
  /** Jira or the platform is busy; it is tried again by itself. */
  trouble?: AppError;
  faults: readonly Fault[];
}

/** ms without an edit after which is saved, and ms until a save that did not come through is tried again. */
const CALM = 800;
const AGAIN = 5_000;

type Section = keyof Policy;

/**
 * Keeps what somebody changes of the policy: in the browser at once, on the server soon after, section by section on the etag it was typed
 * on, so that nobody's work is overwritten unseen. What the server refuses stays as it was typed.
 */
export class DraftKeeper {
  #state: Keeping;
  /** The draft that what is unsaved was typed into. */
  #typedOn: number | null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #busy: Promise<void> | undefined;
  /** Values the server refused: sent again only when they changed. */
  readonly #refused = new Map<Section, { value: unknown; faults: readonly Fault[] }>();

  constructor(
    private readonly calls: DraftCalls,
    private readonly kept: Pick<Typed<Kept>, 'read' | 'write' | 'clear'>,
    private readonly schema: Policy['schema'],
    draft: Draft | null,
    private readonly heard: (state: Keeping) => void,
  ) {
    const before = kept.read();
    this.#typedOn = before ? before.etag : (draft?.etag ?? null);
    this.#state = { draft, unsaved: before?.sections ?? {}, saving: false, saved: false, faults: [] };
    if (!before) return;
    if (this.#typedOn !== null && !draft) this.#state.clash = { kind: 'gone' };
    else if (draft && this.#typedOn !== draft.etag) this.#state.clash = { kind: 'other', by: draft.editor, at: draft.at };
    else this.#later(0);
  }

  get state(): Keeping {
    return this.#state;
  }

  change<S extends Section>(section: S, value: Policy[S]): void {
    this.#tell({ unsaved: { ...this.#state.unsaved, [section]: value } });
    this.#keep();
    this.#later(CALM);
  }

  /** Saves now what is to be saved, and answers whether everything is. */
  async settle(): Promise<boolean> {
    clearTimeout(this.#timer);
    await this.#busy;
    await this.#save();
    return Object.keys(this.#state.unsaved).length === 0;
  }

  /** The server has this draft now. What is unsaved goes on top of it when `mine`, else it is dropped. */
  take(draft: Draft | null, mine: boolean): void {
    this.#typedOn = draft?.etag ?? null;
    this.#refused.clear();
    const { clash: _, trouble: __, ...rest } = this.#state;
    this.#state = { ...rest, draft, unsaved: mine ? rest.unsaved : {} };
    this.#tell({ faults: [] });
    this.#keep();
    this.#later(0);
  }

  /** Stops; what is unsaved stays in the browser. */
  stop(): void {
    clearTimeout(this.#timer);
  }

  #tell(change: Partial<Keeping>): void {
    this.#state = { ...this.#state, ...change };
    this.heard(this.#state);
  }

  #keep(): void {
    const { unsaved } = this.#state;
    if (Object.keys(unsaved).length === 0) this.kept.clear();
    else this.kept.write({ etag: this.#typedOn, schema: this.schema, sections: unsaved });
  }

  #later(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#save(), ms);
  }

  #save(): Promise<void> {
    this.#busy ??= this.#saveAll().finally(() => {
      this.#busy = undefined;
    });
    return this.#busy;
  }

  async #saveAll(): Promise<void> {
    for (;;) {
      const next = sectionsOf(this.#state.unsaved).find((section) => this.#refused.get(section)?.value !== this.#state.unsaved[section]);
      if (next === undefined || this.#state.clash) break;
      this.#tell({ saving: true });
      if (!(await this.#saveOne(next))) break;
    }
    if (this.#state.saving) this.#tell({ saving: false });
  }

  async #saveOne(section: Section): Promise<boolean> {
    if (!this.#state.draft && !(await this.#begin())) return false;
    const { draft } = this.#state;
    if (!draft || this.#typedOn === null) return false;
    const value = this.#state.unsaved[section];
    const answer = await this.calls.saveDraft({ etag: this.#typedOn, section, value });
    if (!answer.ok) return this.#failed(answer.error, section, value);
    const { etag, at } = answer.value;
    this.#typedOn = etag;
    this.#refused.delete(section);
    const unsaved = { ...this.#state.unsaved };
    // What was typed meanwhile is still to be saved.
    if (unsaved[section] === value) delete unsaved[section];
    const { trouble: _, ...rest } = this.#state;
    this.#state = rest;
    this.#tell({
      draft: { ...draft, etag, at, document: { ...draft.document, [section]: value } },
      unsaved,
      saved: true,
      faults: this.#faults(),
    });
    this.#keep();
    return true;
  }

  async #begin(): Promise<boolean> {
    const answer = await this.calls.startDraft({});
    if (!answer.ok) return this.#failed(answer.error);
    this.#typedOn = answer.value.draft.etag;
    this.#tell({ draft: answer.value.draft });
    this.#keep();
    return true;
  }

  /** Whether another section can be saved all the same. */
  #failed(error: AppError, section?: Section, value?: unknown): boolean {
    if (error.code === 'INVALID_INPUT' && section !== undefined) {
      this.#refused.set(section, { value, faults: faultsIn(error, section) });
      this.#tell({ faults: this.#faults() });
      return true;
    }
    if (error.code === 'CONFLICT' || error.code === 'NOT_FOUND') {
      const { by, at } = error.values ?? {};
      this.#tell({
        clash: {
          kind: error.code === 'CONFLICT' ? 'other' : 'gone',
          ...(by === undefined ? {} : { by }),
          ...(at === undefined ? {} : { at }),
        },
      });
      return false;
    }
    this.#tell({ trouble: error });
    this.#later((error.retryAfter ?? 0) * 1000 || AGAIN);
    return false;
  }

  #faults(): readonly Fault[] {
    return [...this.#refused.values()].flatMap(({ faults }) => faults);
  }
}

/** Sections in the order in which they were first changed. */
function sectionsOf(unsaved: Partial<Policy>): Section[] {
  return Object.keys(unsaved).filter((name): name is Section => name in unsaved);
}
