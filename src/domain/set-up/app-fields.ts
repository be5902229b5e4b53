import { APP_FIELDS, type AppFieldName } from '../incident/facts';
import type { SiteField } from './site';

/** Keys of the manifest's modules that bring the app's own fields, and what they are called there. */
export const APP_FIELD_MODULES: Readonly<Record<AppFieldName, { module: string; name: string }>> = {
  firstResponseDue: { module: 'firebreak-first-response-due', name: 'First response due' },
  resolutionDue: { module: 'firebreak-resolution-due', name: 'Resolution due' },
  slaStatus: { module: 'firebreak-sla-status', name: 'SLA status' },
  supportTier: { module: 'firebreak-support-tier', name: 'Support tier' },
  supportGroup: { module: 'firebreak-support-group', name: 'Support group' },
  resolutionAnswer: { module: 'firebreak-resolution-answer', name: 'Resolution answer' },
  gateOverride: { module: 'firebreak-gate-override', name: 'Gate override' },
  openTasks: { module: 'firebreak-open-tasks', name: 'Open tasks' },
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
