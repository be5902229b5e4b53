import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { AppError, Result } from '../../../src/contract/errors';
import type { CallInput, CallOutput, Draft, Policy } from '../../../src/contract/types';
import { DraftKeeper, type Keeping } from '../../../static/settings/src/shell/draft-keeper';
import { type Kept, keptFor } from '../../../static/settings/src/shell/kept';
import { POLICY } from '../fakes';

// What somebody types into the policy is never lost and never overwrites another's work unseen.

const document: Policy = POLICY.document;
const AT = '2026-11-23T10:12:00.000Z';

const draftOf = (etag: number, more: Partial<Draft> = {}): Draft => ({
  etag,
  base: 1,
  startedBy: 'ada',
  editor: 'ada',
  startedAt: AT,
  at: AT,
  origin: 'edit',
  document,
  ...more,
});

/** A server with one draft, and a browser's storage. */
class Desk {
  draft: Draft | null = null;
  saved: CallInput<'saveDraft'>[] = [];
  started = 0;
  /** Answers of saveDraft to come that fail. */
  failing: AppError[] = [];
  stored: Kept | undefined;
  states: Keeping[] = [];

  readonly calls = {
    startDraft: async (): Promise<Result<CallOutput<'startDraft'>>> => {
      this.started++;
      if (this.draft) return { ok: false, error: { code: 'CONFLICT', message: 'm', values: { by: this.draft.editor, at: AT } } };
      this.draft = draftOf(1);
      return { ok: true, value: { draft: this.draft } };
    },
    saveDraft: async (input: CallInput<'saveDraft'>): Promise<Result<CallOutput<'saveDraft'>>> => {
      this.saved.push(input);
      const error = this.failing.shift();
      if (error) return { ok: false, error };
      if (!this.draft) return { ok: false, error: { code: 'NOT_FOUND', message: 'm' } };
      if (this.draft.etag !== input.etag || this.draft.editor !== 'ada')
        return { ok: false, error: { code: 'CONFLICT', message: 'm', values: { by: this.draft.editor, at: AT } } };
      this.draft = draftOf(input.etag + 1, { document: { ...this.draft.document, [input.section]: input.value } });
      return { ok: true, value: { etag: this.draft.etag, at: AT } };
    },
  };
  readonly kept = {
    read: () => this.stored,
    write: (value: Kept) => {
      this.stored = structuredClone(value);
    },
    clear: () => {
      this.stored = undefined;
    },
  };

  open(): DraftKeeper {
    return new DraftKeeper(this.calls, this.kept, document.schema, this.draft, (state) => this.states.push(state));
  }
}

const one = [{ id: 'mail', name: 'Mail', help: '' }];
const two = [...one, { id: 'telephone', name: 'Telephone', help: '' }];

let desk: Desk;
beforeEach(() => {
  jest.useFakeTimers();
  desk = new Desk();
});
afterEach(() => {
  jest.useRealTimers();
});

describe('typing', () => {
  test('is kept in the browser at once, and saved when the fingers rest; the first change begins the draft', async () => {
    const keeper = desk.open();
    keeper.change('channels', one);
    expect(desk.stored).toMatchObject({ etag: null, sections: { channels: one } });
    keeper.change('channels', two);
    expect(desk.started).toBe(0);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(desk.saved).toEqual([{ etag: 1, section: 'channels', value: two }]);
    expect(desk.stored).toBeUndefined();
    expect(keeper.state).toMatchObject({ unsaved: {}, saving: false, saved: true, draft: { etag: 2 } });
  });

  test('meanwhile goes on: what is typed while a save is under way is saved after it', async () => {
    const keeper = desk.open();
    keeper.change('channels', one);
    const settled = keeper.settle();
    keeper.change('channels', two);
    await settled;
    await jest.advanceTimersByTimeAsync(1_000);
    expect(desk.draft?.document.channels).toEqual(two);
    expect(keeper.state.unsaved).toEqual({});
  });

  test('that the server refuses stays as it is, with what is wrong, while other sections are saved', async () => {
    desk.draft = draftOf(4);
    const keeper = desk.open();
    desk.failing = [{ code: 'INVALID_INPUT', message: 'm', details: ['channels[0].name must not be empty'] }];
    keeper.change('channels', [{ id: 'mail', name: '', help: '' }]);
    keeper.change('services', []);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(keeper.state.unsaved).toEqual({ channels: [{ id: 'mail', name: '', help: '' }] });
    expect(keeper.state.faults).toEqual([{ path: ['channels', 0, 'name'], text: 'must not be empty' }]);
    expect(desk.draft.document.services).toEqual([]);
    // The same is not sent again by itself; mended it is.
    await jest.advanceTimersByTimeAsync(60_000);
    expect(desk.saved).toHaveLength(2);
    keeper.change('channels', one);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(keeper.state).toMatchObject({ unsaved: {}, faults: [] });
  });

  test('is tried again by itself when Jira cannot be reached', async () => {
    desk.draft = draftOf(4);
    const keeper = desk.open();
    desk.failing = [{ code: 'TRY_LATER', message: 'm' }];
    keeper.change('channels', one);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(keeper.state).toMatchObject({ trouble: { code: 'TRY_LATER' }, unsaved: { channels: one }, saving: false });
    await jest.advanceTimersByTimeAsync(6_000);
    expect(keeper.state.trouble).toBeUndefined();
    expect(keeper.state.unsaved).toEqual({});
  });
});

describe('somebody else', () => {
  test('took the draft over: nothing of theirs is overwritten, what was typed stays and can go on top', async () => {
    desk.draft = draftOf(4);
    const keeper = desk.open();
    desk.draft = draftOf(5, { editor: 'tom' });
    keeper.change('channels', one);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(keeper.state).toMatchObject({ clash: { kind: 'other', by: 'tom', at: AT }, unsaved: { channels: one } });
    keeper.change('services', []);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(desk.saved).toHaveLength(1);
    desk.draft = draftOf(6);
    keeper.take(desk.draft, true);
    await jest.advanceTimersByTimeAsync(10);
    expect(desk.draft.document).toMatchObject({ channels: one, services: [] });
    expect(keeper.state).not.toHaveProperty('clash');
  });

  test('began a draft at the same moment: theirs stands, and it is said whose', async () => {
    const keeper = desk.open();
    desk.draft = draftOf(1, { editor: 'tom' });
    keeper.change('channels', one);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(keeper.state.clash).toEqual({ kind: 'other', by: 'tom', at: AT });
    keeper.take(desk.draft, false);
    expect(keeper.state.unsaved).toEqual({});
    expect(desk.stored).toBeUndefined();
  });

  test('published or discarded it: what was typed can begin another one', async () => {
    desk.draft = draftOf(4);
    const keeper = desk.open();
    desk.draft = null;
    keeper.change('channels', one);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(keeper.state.clash).toEqual({ kind: 'gone' });
    keeper.take(null, true);
    await jest.advanceTimersByTimeAsync(10);
    expect(desk.draft).toMatchObject({ document: { channels: one } });
  });
});

describe('a reload', () => {
  test('brings back what was typed, and saves it into the draft it was typed into', async () => {
    desk.draft = draftOf(4);
    desk.open().change('channels', one);
    const keeper = desk.open();
    expect(keeper.state.unsaved).toEqual({ channels: one });
    await jest.advanceTimersByTimeAsync(10);
    expect(desk.draft.document.channels).toEqual(one);
  });

  test('into a draft that changed meanwhile asks first, and so does one into a draft that is gone', () => {
    desk.draft = draftOf(4);
    desk.open().change('channels', one);
    desk.draft = draftOf(7, { editor: 'tom' });
    expect(desk.open().state).toMatchObject({ clash: { kind: 'other', by: 'tom' }, unsaved: { channels: one } });
    desk.draft = null;
    expect(desk.open().state).toMatchObject({ clash: { kind: 'gone' }, unsaved: { channels: one } });
  });

  test('takes nothing of another form of the document', () => {
    const kept = { etag: 4, schema: 2, sections: { channels: one } };
    expect(keptFor(2)(kept)).toBe(true);
    for (const other of [null, 5, {}, { ...kept, schema: 1 }, { ...kept, etag: 'x' }, { ...kept, sections: 7 }])
      expect(keptFor(2)(other)).toBe(false);
  });
});
