import { isObject } from '../../fields/codec';
import type { Jira } from '../../jira';
import { badRequest } from '../../rest/errors';
import type { RestRequest } from '../../rest/operation';
import type { IssueInput } from '../input';

/** The values of a comma-separated and repeatable parameter: ?fields=a,b&fields=c. */
export function listParameter(request: RestRequest, name: string): string[] {
  return request.query
    .getAll(name)
    .flatMap((value) => value.split(',').map((part) => part.trim()))
    .filter((part) => part !== '');
}

export const flag = (request: RestRequest, name: string, usual = false): boolean => {
  const text = request.query.get(name);
  return text === null ? usual : text === 'true';
};

/** Fields by key instead of id: an old way of apps of before, not modelled. Loud, and refused. */
export function refuseFieldKeys(jira: Jira): never {
  jira.site.problems.report({ where: 'jira', what: 'fieldsByKeys is not modelled by the local Jira' });
  throw badRequest('fieldsByKeys is not modelled by the local Jira.');
}

export function demandNoFieldKeys({ jira, query }: RestRequest): void {
  if (query.get('fieldsByKeys') === 'true') refuseFieldKeys(jira);
}

/** What a body says of an issue (schema IssueUpdateDetails). */
export interface Details extends IssueInput {
  fields: Record<string, unknown> | undefined;
  update: Record<string, unknown> | undefined;
  transition: unknown;
  properties: { key: string; value: unknown }[];
}

/** Reads IssueUpdateDetails; throws 400 for what is none. */
export function detailsOf(jira: Jira, body: unknown): Details {
  if (!isObject(body)) throw badRequest('Invalid request payload. Refer to the REST API documentation and try again.');
  const { fields, update, transition, properties, historyMetadata } = body;
  if (historyMetadata !== undefined && historyMetadata !== null) {
    jira.site.problems.report({ where: 'jira', what: 'historyMetadata is not modelled by the local Jira' });
    throw badRequest('historyMetadata is not modelled by the local Jira.');
  }
  for (const part of [fields, update]) {
    if (part !== undefined && part !== null && !isObject(part))
      throw badRequest('Invalid request payload. Refer to the REST API documentation and try again.');
  }
  return {
    fields: isObject(fields) ? fields : undefined,
    update: isObject(update) ? update : undefined,
    transition,
    properties: entityProperties(properties),
  };
}

function entityProperties(value: unknown): { key: string; value: unknown }[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw badRequest('The properties must be an array.');
  return value.map((entry: unknown) => {
    if (!isObject(entry) || typeof entry.key !== 'string') throw badRequest('A property needs a key.');
    return { key: entry.key, value: entry.value };
  });
}
