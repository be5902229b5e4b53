import type { SpecChecker } from '../rest/dispatch';
import type { Operation, RestAnswer } from '../rest/operation';
import { type Descriptions, describedOperation, findSpecDir, type OperationDescription, readDescriptions } from './description';
import { unknownParameters, wrongParameters } from './parameters';
import { inWords, pointer, Schemas } from './schemas';
import { toleratedError, toleratedStatus } from './tolerated';

/**
 * Statuses any operation may answer though its description does not list them: authentication, rights, rate limits and failures are
 * described once for the whole API (developer.atlassian.com, "Status codes" and "Rate limiting").
 */
const GENERAL_STATUSES = new Set([401, 403, 429, 500, 503]);

const opened = new Map<string, SpecChecker>();

/**
 * Holds requests and answers against Atlassian's OpenAPI descriptions, where these are on the machine (see findSpecDir); undefined when
 * not. Documents are read and schemas compiled once per process.
 */
export function loadSpecChecker(dir?: string): SpecChecker | undefined {
  const found = findSpecDir(dir);
  if (found === undefined) return undefined;
  const known = opened.get(found);
  if (known) return known;
  const made = new DescriptionChecker(readDescriptions(found));
  opened.set(found, made);
  return made;
}

class DescriptionChecker implements SpecChecker {
  readonly #schemas: Schemas;

  constructor(private readonly descriptions: Descriptions) {
    this.#schemas = new Schemas(descriptions);
  }

  request(
    operation: Operation,
    request: { params: Record<string, string>; query: URLSearchParams; body: unknown; headers: Headers },
  ): string[] {
    if (operation.spec === 'none') return [];
    const described = describedOperation(this.descriptions, operation);
    if (!described) return [missing(operation)];
    const parameters = described.parameters ?? [];
    return [
      ...wrongParameters(parameters, request, (index) =>
        this.#schemas.at(documentOf(operation), `${place(operation)}${pointer('parameters', String(index), 'schema')}`),
      ),
      ...unknownParameters(operation, parameters, request.query),
      ...this.#requestBody(operation, described, request.body),
    ];
  }

  #requestBody(operation: Operation, described: OperationDescription, body: unknown): string[] {
    const wanted = described.requestBody;
    if (!wanted) return body === undefined ? [] : ['body: the operation takes none'];
    if (body === undefined) return wanted.required ? ['body: required, but missing'] : [];
    const type = 'application/json' in wanted.content ? 'application/json' : Object.keys(wanted.content)[0];
    if (type === undefined || type === 'multipart/form-data' || !wanted.content[type]?.schema) return [];
    return this.#check(operation, pointer('requestBody', 'content', type, 'schema'), 'body', body);
  }

  answer(operation: Operation, answer: RestAnswer): string[] {
    if (operation.spec === 'none') return [];
    const described = describedOperation(this.descriptions, operation);
    if (!described) return [missing(operation)];
    const status = String(answer.status);
    const response = described.responses[status];
    if (!response) {
      if (GENERAL_STATUSES.has(answer.status) || toleratedStatus(operation, answer.status)) return [];
      return [`status ${status} is not one the description lists (${Object.keys(described.responses).join(', ')})`];
    }
    const failed = answer.status >= 400;
    const content = response.content?.['application/json'];
    if (!content?.schema) {
      // Refusals are often described in words only; they carry an ErrorCollection all the same.
      if (failed || answer.body === undefined || Object.keys(response.content ?? {}).some((type) => type !== 'application/json')) return [];
      return content ? [] : [`answer ${status}: the description gives it no body`];
    }
    if (answer.body === undefined) {
      return failed || Object.keys(content.schema).length === 0 || answer.status === 204 ? [] : [`answer ${status}: the body is missing`];
    }
    return this.#check(operation, pointer('responses', status, 'content', 'application/json', 'schema'), `answer ${status}`, answer.body);
  }

  #check(operation: Operation, at: string, what: string, value: unknown): string[] {
    const validate = this.#schemas.at(documentOf(operation), `${place(operation)}${at}`);
    if (validate(toJson(value))) return [];
    // A branch that fails repeats what its parts say.
    const errors = validate.errors?.filter((error) => error.keyword !== 'if' && !toleratedError(operation, what, error));
    return inWords(what, errors);
  }
}

/** What goes over the wire: members that are undefined are not there. */
function toJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown;
}

const place = (operation: Operation): string => pointer('paths', operation.path, operation.method.toLowerCase());

const documentOf = (operation: Operation): 'platform' | 'jsm' => (operation.spec === 'jsm' ? 'jsm' : 'platform');

const missing = (operation: Operation): string =>
  `${operation.method} ${operation.path} is not in Atlassian's ${operation.spec} description`;
