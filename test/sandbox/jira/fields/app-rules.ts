import type { FieldValuePlace, InstalledApp, Jira } from '../jira';
import type { FieldDef } from '../model';
import { FieldProblem } from './codec';

/** What the app that owns a field says of its values: the `validation` and `formatter` expressions of its manifest. */

const ownerOf = (jira: Jira, field: FieldDef): { app: InstalledApp; moduleKey: string } | undefined => {
  const app = field.app && jira.apps.find((candidate) => candidate.appId === field.app?.appId);
  return app && field.app ? { app, moduleKey: field.app.moduleKey } : undefined;
};

/** Refuses a value the owner's validation refuses, with its words. @param shown the value as REST shows it */
export function demandValid(jira: Jira, field: FieldDef, shown: unknown, on: FieldValuePlace): void {
  const owner = ownerOf(jira, field);
  const problem = owner?.app.checkFieldValue?.(owner.moduleKey, shown, on);
  if (problem !== undefined) throw new FieldProblem(problem);
}

/** A value in the words of the owner's formatter; undefined when there is none. */
export function formatted(jira: Jira, field: FieldDef, shown: unknown, on: FieldValuePlace): string | undefined {
  const owner = ownerOf(jira, field);
  return shown === null || shown === undefined ? undefined : owner?.app.formatFieldValue?.(owner.moduleKey, shown, on);
}
