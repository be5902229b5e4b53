import Ajv from 'ajv';
import type { FieldValuePlace, InstalledApp } from '../../jira/jira';
import { evaluateAbout } from '../expressions';
import { record, text } from '../json';
import type { Translations } from '../manifest/translations';
import type { Platform } from '../platform';

/**
 * The `validation` and `formatter` expressions of the manifest's custom fields, as Jira evaluates them: `value`, `issue`, `project` and `user`
 * are bound, and the JSON schema of fields of type object. A validation that gives false, or a text, refuses the value; one that cannot be evaluated refuses it too, loudly.
 */
export function fieldRules(platform: Platform, translations: Translations): Pick<InstalledApp, 'checkFieldValue' | 'formatFieldValue'> {
  const { site, jira, manifest } = platform;
  const propsOf = (key: string): Record<string, unknown> => record(manifest.modules.find((module) => module.key === key)?.props);
  const evaluate = (expression: string, value: unknown, on: FieldValuePlace): unknown => evaluateAbout(jira, on, expression, { value });
  const loud = (key: string, error: unknown): string => {
    const what = `expression of custom field ${key}: ${error instanceof Error ? error.message : String(error)}`;
    site.problems.report({ where: 'expression', what, error });
    return what;
  };
  const schemas = new Map<string, ((value: unknown) => string | undefined) | undefined>();
  const schemaOf = (key: string): ((value: unknown) => string | undefined) | undefined => {
    if (!schemas.has(key)) schemas.set(key, propsOf(key).schema === undefined ? undefined : fitter(record(propsOf(key).schema)));
    return schemas.get(key);
  };
  return {
    checkFieldValue: (key, value, on) => {
      const misfit = schemaOf(key)?.(value);
      if (misfit !== undefined) return misfit;
      const validation = record(propsOf(key).validation ?? record(propsOf(key).edit).validation);
      const expression = text(validation.expression);
      if (expression === undefined || value === null || value === undefined) return undefined;
      try {
        const outcome = evaluate(expression, value, on);
        if (outcome === true) return undefined;
        return typeof outcome === 'string'
          ? outcome
          : translations.resolve(validation.errorMessage, localeOf(platform, on)) || 'The value is not valid.';
      } catch (error) {
        return loud(key, error);
      }
    },
    formatFieldValue: (key, value, on) => {
      const expression = text(record(record(propsOf(key).view).formatter).expression ?? record(propsOf(key).formatter).expression);
      if (expression === undefined || value === null || value === undefined) return undefined;
      try {
        const outcome = evaluate(expression, value, on);
        return typeof outcome === 'string' ? outcome : JSON.stringify(outcome);
      } catch (error) {
        return loud(key, error);
      }
    },
  };
}

/** Checks values of a field of type object by the JSON schema of its module. */
function fitter(schema: Record<string, unknown>): (value: unknown) => string | undefined {
  const ajv = new Ajv({ strict: false, allErrors: true });
  const fits = ajv.compile(schema);
  return (value) =>
    value === null || value === undefined || fits(value)
      ? undefined
      : `The value does not fit the field's schema: ${ajv.errorsText(fits.errors)}`;
}

function localeOf({ jira }: Platform, { accountId }: FieldValuePlace): string {
  return (accountId === undefined ? undefined : jira.people.get(accountId)?.locale) ?? 'en_US';
}
