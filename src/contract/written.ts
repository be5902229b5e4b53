import * as v from 'valibot';
import { NOTE_MAX, REASON_MAX } from './limits';

/**
 * What nobody sees in a text: controls but for line ends and tabs, and the marks that turn the direction of what follows (embeddings,
 * overrides and isolates of UAX 9). With these a name would turn the words around it, and a change look like another one.
 */
const UNSEEN = /(?![\n\r\t])[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu;

/** Trims a text of what nobody sees too. It passes for valibot's own trim, after which a JSON Schema still says how long a text may be. */
const trim: v.TrimAction = {
  ...v.trim(),
  '~run': (dataset) => ({ ...dataset, value: dataset.value.replace(UNSEEN, '').trim() }),
};

/** A text somebody wrote, without what nobody sees and without white space around it. */
export const written = v.pipe(v.string(), trim);

const said = (max: number) => v.pipe(written, v.minLength(1, 'must not be empty'), v.maxLength(max, `must have at most ${max} characters`));

/** Why somebody does something. */
export const reason = said(REASON_MAX);

/** One of the three things a hand-over note has to tell. */
export const note = said(NOTE_MAX);
