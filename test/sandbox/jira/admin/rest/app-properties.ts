import { noContent, type Operation, ok, type RestAnswer, type RestRequest } from '../../rest/operation';

const PATH = '/rest/forge/1/app/properties';
/** Longest key and value, characters (description of putForgeAppProperty). */
const KEY_LIMIT = 127;
const VALUE_LIMIT = 32_768;

/** These resources answer with a message of their own shape (schema OperationMessage), refusals too. */
const message = (statusCode: number, text: string): RestAnswer => ({ status: statusCode, body: { message: text, statusCode } });

/** Only the app as itself may read and write its properties ("Only Forge apps can make this request … asApp()"). */
function operation(
  id: string,
  method: Operation['method'],
  path: string,
  handle: (request: RestRequest, appId: string, key: string) => RestAnswer,
): Operation {
  return {
    id,
    method,
    path,
    scopes: [],
    spec: 'platform',
    handle: (request) =>
      request.caller.kind === 'app'
        ? handle(request, request.caller.appId, request.params.propertyKey ?? '')
        : message(403, 'Only Forge apps can make this request. It can only be accessed using asApp() requests.'),
  };
}

/** Properties of the app on the site, visible to Jira expressions as `app.properties`. */
export const appPropertyOperations: Operation[] = [
  operation('getForgeAppPropertyKeys', 'GET', PATH, ({ jira }, appId) => {
    const keys = jira.appProperties.list((property) => property.appId === appId).map((property) => property.key);
    return ok({ keys: keys.map((key) => ({ key, self: `${jira.site.baseUrl}${PATH}/${encodeURIComponent(key)}` })) });
  }),
  operation('getForgeAppProperty', 'GET', `${PATH}/{propertyKey}`, ({ jira }, appId, key) => {
    const found = jira.appProperties.get(`${appId}/${key}`);
    return found ? ok({ key: found.key, value: found.value }) : message(404, 'Property with the given key does not exist.');
  }),
  operation('putForgeAppProperty', 'PUT', `${PATH}/{propertyKey}`, ({ jira, body }, appId, key) => {
    if (key.length > KEY_LIMIT) return message(400, `The property key can't be longer than ${KEY_LIMIT} characters.`);
    if (body === undefined || JSON.stringify(body).length > VALUE_LIMIT) {
      return message(400, `The value must be valid JSON of at most ${VALUE_LIMIT} characters.`);
    }
    const id = `${appId}/${key}`;
    const known = jira.appProperties.get(id) !== undefined;
    jira.appProperties.put({ id, appId, key, value: body });
    return known ? message(200, 'Property updated.') : message(201, 'Property created.');
  }),
  operation('deleteForgeAppProperty', 'DELETE', `${PATH}/{propertyKey}`, ({ jira }, appId, key) =>
    jira.appProperties.delete(`${appId}/${key}`) ? noContent() : message(404, 'Property with the given key does not exist.'),
  ),
];
