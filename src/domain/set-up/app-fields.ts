import { APP_FIELDS, type AppFieldName } from '../incident/facts';
import type { SiteField } from './site';

/** Keys of the manifest's modules that bring the app's own fields, and what they are called there. `hidden`: for Jira's rules, not for people's eyes. */
export const APP_FIELD_MODULES: Readonly<Record<AppFieldName, { module: string; name: string; hidden?: true }>> = {
  firstResponseDue: { module: 'firebreak-first-response-due', name: 'First response due' },
  resolutionDue: { module: 'firebreak-resolution-due', name: 'Resolution due' },
  slaStatus: { module: 'firebreak-sla-status', name: 'SLA status' },
  supportTier: { module: 'firebreak-support-tier', name: 'Support tier' },
  supportGroup: { module: 'firebreak-support-group', name: 'Support group' },
  resolutionAnswer: { module: 'firebreak-resolution-answer', name: 'Resolution answer' },
  gateOverride: { module: 'firebreak-gate-override', name: 'Gate override', hidden: true },
  openTasks: { module: 'firebreak-open-tasks', name: 'Open tasks', hidden: true },
};

/** The app's own fields on a site, by what they say; Jira makes them when the app is installed or brought up to date. */
export function bindAppFields(fields: readonly SiteField[]): Map<AppFieldName, SiteField> {
  return new Map(
    APP_FIELDS.flatMap((name): [AppFieldName, SiteField][] => {
      const field = fields.find(({ module }) => module === APP_FIELD_MODULES[name].module);
      return field ? [[name, field]] : [];
    }),
  );
}

/** Those of them that stand on screens. */
export const shownAppFields = (fields: ReadonlyMap<AppFieldName, SiteField>): SiteField[] =>
  [...fields].flatMap(([name, field]) => (APP_FIELD_MODULES[name].hidden ? [] : [field]));
