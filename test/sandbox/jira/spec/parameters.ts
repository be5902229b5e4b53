import type { ValidateFunction } from 'ajv';
import type { Operation } from '../rest/operation';
import type { ParameterDescription } from './description';
import { inWords } from './schemas';
import { toleratedParameter } from './tolerated';

interface Given {
  params: Record<string, string>;
  query: URLSearchParams;
  headers: Headers;
}

/** Parameters that are missing or have no value of their type. `check` gives the compiled schema of the parameter at an index. */
export function wrongParameters(parameters: ParameterDescription[], request: Given, check: (index: number) => ValidateFunction): string[] {
  return parameters.flatMap((parameter, index) => {
    const value = given(parameter, request);
    const label = `${parameter.in} parameter ${parameter.name}`;
    if (value === undefined) return parameter.required ? [`${label}: required, but missing`] : [];
    if (!parameter.schema) return [];
    const validate = check(index);
    if (validate(value)) return [];
    return inWords(label, validate.errors);
  });
}

function given(parameter: ParameterDescription, from: Given): unknown {
  switch (parameter.in) {
    case 'path':
      return scalar(parameter, from.params[parameter.name]);
    case 'header':
      return scalar(parameter, from.headers.get(parameter.name) ?? undefined);
    case 'query': {
      const values = from.query.getAll(parameter.name);
      if (values.length === 0) return undefined;
      if (parameter.schema?.type !== 'array') return scalar(parameter, values[0]);
      // Repeated, or one text with commas: Jira takes both.
      return values.flatMap((value) => value.split(',')).map((value) => typed(parameter.schema?.items?.type, value.trim()));
    }
    default:
      return undefined;
  }
}

function scalar(parameter: ParameterDescription, value: string | undefined): unknown {
  return value === undefined ? undefined : typed(parameter.schema?.type, value);
}

/** The number or boolean a text stands for; the text itself when it stands for none, so that the schema refuses it. */
function typed(type: string | undefined, text: string): unknown {
  if ((type === 'integer' || type === 'number') && /^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

/** Query parameters the description does not name. Jira ignores them silently, which hides a misspelt one: refused here. */
export function unknownParameters(operation: Operation, parameters: ParameterDescription[], query: URLSearchParams): string[] {
  const known = new Set(parameters.filter((parameter) => parameter.in === 'query').map((parameter) => parameter.name));
  return [...new Set(query.keys())]
    .filter((name) => !known.has(name) && !toleratedParameter(operation, name))
    .map((name) => `query parameter ${name}: the description names no such parameter`);
}
