import type { I18n, TextKey } from '../../../../shared/i18n';
import type { Health } from './problem-texts';

type Drift = Health['drift'][number];

const CAUSES = {
  property: 'page.health.cause.property',
  code: 'page.health.cause.code',
  site: 'page.health.cause.site',
  missed: 'page.health.cause.missed',
} as const satisfies Record<Drift['cause'], TextKey>;

/** Parts of an incident's state; a part of another version's has its own name only. */
const PARTS = new Map<string, TextKey>([
  ['phase', 'page.health.part.phase'],
  ['since', 'page.health.part.since'],
  ['reporter', 'page.health.part.reporter'],
  ['origin', 'page.health.part.origin'],
  ['category', 'page.health.part.category'],
  ['priority', 'page.health.part.priority'],
  ['policy', 'page.health.part.policy'],
  ['clocks', 'page.health.part.clocks'],
  ['clockPolicy', 'page.health.part.clockPolicy'],
  ['calendars', 'page.health.part.calendars'],
  ['told', 'page.health.part.told'],
  ['fields', 'page.health.part.fields'],
  ['notSet', 'page.health.part.notSet'],
  ['basis', 'page.health.part.basis'],
  ['schema', 'page.health.part.schema'],
  ['lozenge', 'page.health.part.lozenge'],
  ['property', 'page.health.part.property'],
]);

/** What of an incident differed, in words. */
export const partWords = (parts: Drift['parts'], { t, locale }: I18n): string =>
  new Intl.ListFormat(locale, { type: 'unit', style: 'long' }).format(
    parts.map((part) => {
      const text = PARTS.get(part);
      return text === undefined ? part : t(text);
    }),
  );

/** Why it differed, as a sentence. */
export const causeWords = (cause: Drift['cause'], { t }: I18n): string => t(CAUSES[cause]);
