import type { Holder, HoldReason } from '../../contract/types';
import { laterSections } from './defaults/later-sections';
import { asEntries, isRecord } from './same';

/** Brings a document of one form to the next. */
type Step = (document: Record<string, unknown>) => Record<string, unknown>;

/** By the form a document has. */
const STEPS: Record<number, Step> = { 1: fromFirst };

/**
 * A document as this version of the app reads it, whichever older version wrote it. Nothing of it is judged here: what is no document, or
 * of a form nobody knows, comes back as it is, for the schema to refuse.
 */
export function migrate(document: unknown): unknown {
  let at = document;
  while (isRecord(at) && typeof at.schema === 'number') {
    const step = Object.hasOwn(STEPS, at.schema) ? STEPS[at.schema] : undefined;
    if (!step) break;
    at = step(at);
  }
  return at;
}

/** The same for a version as it is kept: its number, author and note around the document. */
export const migratePublished = (published: unknown): unknown =>
  isRecord(published) ? { ...published, document: migrate(published.document) } : published;

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const entries = (value: unknown): { id: string }[] => asEntries(value) ?? [];

const isHolder = (one: unknown): one is Holder =>
  isRecord(one) && (one.type === 'group' || one.type === 'role') && typeof one.id === 'string' && typeof one.name === 'string';

/** On whom the reasons of the first default policy wait; it did not say so yet. */
const WAITS_FOR: Record<string, HoldReason['waitsFor']> = { user: 'user', vendor: 'vendor' };

/**
 * The first form had no groups, escalations, phases, messages, majors and survey, and until clocks came no calendars and metrics either:
 * it gets the defaults for what it has. Rights it has stay; new ones go to whoever may override priorities.
 */
function fromFirst(document: Record<string, unknown>): Record<string, unknown> {
  const rights = isRecord(document.rights) ? document.rights : {};
  const known = list(rights.overridePriority).filter(isHolder);
  const of = (section: string) => entries(document[section]);
  const later = laterSections({
    priorities: of('priorities'),
    impacts: of('impacts'),
    categories: of('categories'),
    tiers: of('tiers'),
    services: list(document.services).filter(isRecord),
    calendars: of('calendars'),
    metrics: of('metrics'),
    holdReasons: of('holdReasons'),
    closureCodes: of('closureCodes'),
    resolutionKinds: of('resolutionKinds'),
    holders: known,
    clockChoosers: [],
  });
  const holdReasons = Array.isArray(document.holdReasons)
    ? document.holdReasons.map((one: unknown) =>
        isRecord(one) && one.waitsFor === undefined && typeof one.id === 'string' && Object.hasOwn(WAITS_FOR, one.id)
          ? { ...one, waitsFor: WAITS_FOR[one.id] }
          : one,
      )
    : document.holdReasons;
  return { calendars: [], metrics: [], ...later, ...document, holdReasons, schema: 2, rights: { ...later.rights, ...rights } };
}
