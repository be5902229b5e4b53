import type { InferInput, InferOutput } from 'valibot';
import type { CallName, Calls } from './calls';
import type { checkSchema, preflightSchema } from './preflight';
import type { settingsSchema } from './settings';

/** What a screen sends for a call. */
export type CallInput<N extends CallName> = InferInput<Calls[N]['input']>;

/** What the server works with once the payload has passed the schema. */
export type ParsedInput<N extends CallName> = InferOutput<Calls[N]['input']>;

/** What a call answers when it goes well. */
export type CallOutput<N extends CallName> = InferOutput<Calls[N]['output']>;

export type Settings = InferOutput<typeof settingsSchema>;
export type Preflight = InferOutput<typeof preflightSchema>;
export type PreflightCheck = InferOutput<typeof checkSchema>;
export type RaiseTarget = CallOutput<'readRaiseTarget'>;
export type RaisedIncident = CallOutput<'raiseIncident'>;
