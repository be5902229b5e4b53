import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { Descriptions } from './description';

/** Compiles schemas where they stand in a document, on first use: compiling the whole document would take seconds. */
export class Schemas {
  readonly #ajv: Ajv;
  readonly #compiled = new Map<string, ValidateFunction>();

  constructor(descriptions: Descriptions) {
    this.#ajv = make(descriptions);
  }

  /** The check of the schema at a JSON pointer ("/paths/~1rest…"). */
  at(document: 'platform' | 'jsm', pointer: string): ValidateFunction {
    const key = `${document}.json#${pointer}`;
    const known = this.#compiled.get(key);
    if (known) return known;
    const made = this.#ajv.compile({ $ref: key });
    this.#compiled.set(key, made);
    return made;
  }
}

/** Escapes steps of a JSON pointer, in the form it takes within a URI fragment. */
export function pointer(...steps: string[]): string {
  return steps.map((step) => `/${encodeURIComponent(step.replace(/~/g, '~0').replace(/\//g, '~1'))}`).join('');
}

/** RFC 3339, and Jira's own "2026-11-23T20:50:27.123+0000", which its description calls date-time too. */
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;

function make(descriptions: Descriptions): Ajv {
  const ajv = new Ajv({ strict: false, allErrors: true, validateSchema: false, logger: false });
  addFormats(ajv);
  ajv.addFormat('date-time', DATE_TIME);
  ajv.addFormat('url', (text: string) => URL.canParse(text));
  ajv.addSchema(descriptions.platform, 'platform.json');
  ajv.addSchema(descriptions.jsm, 'jsm.json');
  return ajv;
}

/** Errors in one line each, naming the place: "body/fields/summary must be string". Lists one place once. */
export function inWords(what: string, errors: ErrorObject[] | null | undefined): string[] {
  const words = (errors ?? []).map((error) => {
    const extra = error.keyword === 'additionalProperties' ? ` '${String(error.params.additionalProperty)}'` : '';
    const allowed = error.keyword === 'enum' ? ` ${JSON.stringify(error.params.allowedValues)}` : '';
    return `${what}${error.instancePath} ${error.message ?? error.keyword}${extra}${allowed}`;
  });
  return [...new Set(words)].slice(0, 8);
}
