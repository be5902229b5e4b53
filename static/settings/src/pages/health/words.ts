import type { CallOutput } from '../../../../../src/contract/types';
import type { I18n, TextKey } from '../../../../shared/i18n';

type Health = CallOutput<'readHealth'>;
export type Problem = Health['problems'][number];
export type Drift = Health['drift'][number];

/** What each problem is called, what it means while it lasts, and how to mend it. */
export const PROBLEM_TEXTS = {
  permissionLost: {
    title: 'page.health.permissionLost',
    means: 'page.health.permissionLost.means',
    mend: 'page.health.permissionLost.mend',
  },
  projectGone: { title: 'page.health.projectGone', means: 'page.health.projectGone.means', mend: 'page.health.projectGone.mend' },
  fieldGone: { title: 'page.health.fieldGone', means: 'page.health.fieldGone.means', mend: 'page.health.fieldGone.mend' },
  personGone: { title: 'page.health.personGone', means: 'page.health.personGone.means', mend: 'page.health.personGone.mend' },
  policyUnreadable: {
    title: 'page.health.policyUnreadable',
    means: 'page.health.policyUnreadable.means',
    mend: 'page.health.policyUnreadable.mend',
  },
  stateTooLarge: { title: 'page.health.stateTooLarge', means: 'page.health.stateTooLarge.means', mend: 'page.health.stateTooLarge.mend' },
  looksBehind: { title: 'page.health.looksBehind', means: 'page.health.looksBehind.means', mend: 'page.health.looksBehind.mend' },
  fieldRefused: { title: 'page.health.fieldRefused', means: 'page.health.fieldRefused.means', mend: 'page.health.fieldRefused.mend' },
  issueGone: { title: 'page.health.issueGone', means: 'page.health.issueGone.means', mend: 'page.health.issueGone.mend' },
  issueMoved: { title: 'page.health.issueMoved', means: 'page.health.issueMoved.means', mend: 'page.health.issueMoved.mend' },
  lookFailed: { title: 'page.health.lookFailed', means: 'page.health.lookFailed.means', mend: 'page.health.lookFailed.mend' },
} as const satisfies Record<Problem['kind'], Record<'title' | 'means' | 'mend', TextKey>>;

/** Settings page on which a problem is mended, if it is one. */
export const MENDED_ON: Partial<Record<Problem['kind'], { route: string; title: TextKey }>> = {
  permissionLost: { route: 'set-up', title: 'settings.page.setUp' },
  projectGone: { route: 'set-up', title: 'settings.page.setUp' },
  fieldGone: { route: 'set-up', title: 'settings.page.setUp' },
  personGone: { route: 'check', title: 'settings.page.check' },
  policyUnreadable: { route: 'history', title: 'settings.page.history' },
};

/** What is known of a problem, in the order it is told; the incident it was met at comes as a link. */
export const FACTS = {
  project: 'page.health.fact.project',
  permissions: 'page.health.fact.permissions',
  name: 'page.health.fact.name',
  fieldId: 'page.health.fact.fieldId',
  fields: 'page.health.fact.fields',
  where: 'page.health.fact.where',
  count: 'page.health.fact.count',
  from: 'page.health.fact.from',
  code: 'page.health.fact.code',
  why: 'page.health.fact.why',
} as const satisfies Record<string, TextKey>;

export const CAUSE_TEXTS = {
  property: 'page.health.cause.property',
  code: 'page.health.cause.code',
  site: 'page.health.cause.site',
  missed: 'page.health.cause.missed',
} as const satisfies Record<Drift['cause'], TextKey>;

const PART_TEXTS: Readonly<Record<string, TextKey>> = {
  phase: 'page.health.part.phase',
  since: 'page.health.part.phase',
  priority: 'page.health.part.priority',
  clocks: 'page.health.part.clocks',
  calendars: 'page.health.part.clocks',
  clockPolicy: 'page.health.part.version',
  policy: 'page.health.part.version',
  category: 'page.health.part.category',
  reporter: 'page.health.part.reporter',
  origin: 'page.health.part.origin',
  told: 'page.health.part.told',
  fields: 'page.health.part.fields',
  notSet: 'page.health.part.fields',
  lozenge: 'page.health.part.lozenge',
  property: 'page.health.part.property',
  basis: 'page.health.part.basis',
};

/** Parts of an incident's state in words, each once; a part no word is known for as it is called in the property. */
export const partWords = (parts: readonly string[], { t }: I18n): string =>
  [
    ...new Set(
      parts.map((part) => {
        const key = PART_TEXTS[part];
        return key === undefined ? part : t(key);
      }),
    ),
  ].join(', ');
