import * as v from 'valibot';
import type { JqlPrecomputation } from '../../model';
import { forbidden, JiraError, notFound } from '../../rest/errors';
import { noContent, type Operation, ok, type RestAnswer, type RestRequest } from '../../rest/operation';
import { jiraDate } from '../beans';
import { define, many, ordered, pageOf, readBody, SCOPES } from './define';

const PATH = '/jql/function/computation';

/** Only the app that brought the functions may see and change their precomputations. */
function appIdOf({ caller }: RestRequest): string {
  if (caller.kind !== 'app') throw forbidden('The request is not authenticated as the app that provided the function.');
  return caller.appId;
}

const own = (request: RestRequest): JqlPrecomputation[] => {
  const appId = appIdOf(request);
  return request.jira.jqlPrecomputations.list((precomputation) => precomputation.appId === appId);
};

function bean({ appId: _appId, created, updated, used, ...rest }: JqlPrecomputation): Record<string, unknown> {
  return { ...rest, created: jiraDate(created), updated: jiraDate(updated), used: jiraDate(used) };
}

function sorted(request: RestRequest, all: readonly JqlPrecomputation[]): JqlPrecomputation[] {
  const keys = {
    used: (row: JqlPrecomputation) => row.used,
    created: (row: JqlPrecomputation) => row.created,
    updated: (row: JqlPrecomputation) => row.updated,
  };
  return ordered(request, all, keys, 'used');
}

function list(request: RestRequest): RestAnswer {
  const keys = many(request, 'functionKey');
  const declared = request.jira.apps.find((app) => app.appId === appIdOf(request))?.jqlFunctions ?? [];
  // An app names a function by its module key, or by the end of the longer key the platform makes of it.
  const unknown = [...(keys ?? [])].filter((key) => !declared.some((fn) => key === fn.key || key.endsWith(`/${fn.key}`)));
  if (unknown.length > 0) throw notFound(`These functions were not found: ${unknown.join(', ')}.`);
  const wanted = (functionKey: string): boolean => !keys || [...keys].some((key) => key === functionKey || key.endsWith(`/${functionKey}`));
  return ok(
    pageOf(
      request,
      sorted(
        request,
        own(request).filter((row) => wanted(row.functionKey)),
      ),
      bean,
      100,
    ),
  );
}

const UPDATE = v.object({
  values: v.optional(v.array(v.object({ id: v.string(), value: v.optional(v.string()), error: v.optional(v.string()) })), []),
});

function update(request: RestRequest): RestAnswer {
  const { jira } = request;
  const { values } = readBody(request, UPDATE);
  const mine = new Map(own(request).map((row) => [row.id, row]));
  const missing = values.filter((entry) => !mine.has(entry.id)).map((entry) => entry.id);
  const skip = request.query.get('skipNotFoundPrecomputations') === 'true';
  if (missing.length > 0 && !skip) {
    return { status: 404, body: { errorMessages: ['Some precomputations were not found.'], notFoundPrecomputationIDs: missing } };
  }
  for (const entry of values) {
    const row = mine.get(entry.id);
    if (!row) continue;
    if ((entry.value === undefined) === (entry.error === undefined))
      throw new JiraError(400, ['Exactly one of value and error must be given.']);
    const { value: _value, error: _error, ...rest } = row;
    jira.jqlPrecomputations.put({
      ...rest,
      updated: jira.site.clock.iso(),
      ...(entry.value === undefined ? {} : { value: entry.value }),
      ...(entry.error === undefined ? {} : { error: entry.error }),
    });
  }
  return skip ? ok({ notFoundPrecomputationIDs: missing }) : noContent();
}

/** What the app's JQL functions last answered, for the app to see and replace. */
export const precomputationOperations: Operation[] = [
  define('getPrecomputations', 'GET', PATH, SCOPES.none, list),
  define('updatePrecomputations', 'POST', PATH, SCOPES.none, update),
  define('getPrecomputationsByID', 'POST', `${PATH}/search`, SCOPES.none, (request) => {
    const { precomputationIDs } = readBody(request, v.object({ precomputationIDs: v.optional(v.array(v.string()), []) }));
    const mine = own(request).filter((row) => precomputationIDs.includes(row.id));
    return ok({
      precomputations: sorted(request, mine).map(bean),
      notFoundPrecomputationIDs: precomputationIDs.filter((id) => !mine.some((row) => row.id === id)),
    });
  }),
];
