import { describe, expect, test } from '@jest/globals';
import { adminOperations } from '../admin/operations';
import { expressionOperations } from '../expressions/operations';
import { issueOperations } from '../issues/operations';
import { jqlOperations } from '../jql/operations';
import type { Operation } from '../rest/operation';
import { serviceDeskOperations } from '../servicedesk/operations';
import { currentScopes, type Descriptions, describedOperation, findSpecDir, readDescriptions } from './description';

const operations: Operation[] = [
  ...adminOperations,
  ...issueOperations,
  ...jqlOperations,
  ...expressionOperations,
  ...serviceDeskOperations,
];
const dir = findSpecDir();

test('no two operations have one method and path', () => {
  const places = operations.map(({ method, path }) => `${method} ${path}`);
  expect(places.filter((place, i) => places.indexOf(place) !== i)).toEqual([]);
});

(dir ? describe : describe.skip)('every operation is the one Atlassian describes', () => {
  const descriptions = readDescriptions(dir ?? '') satisfies Descriptions;
  const described = operations.filter((operation) => operation.spec !== 'none');

  test.each(described.map((operation): [string, Operation] => [`${operation.method} ${operation.path}`, operation]))(
    '%s',
    (_, operation) => {
      const found = describedOperation(descriptions, operation);
      expect(found?.operationId).toBe(operation.id);
      // An operation without any OAuth scope in the description is either open to every app or to none: ours may say which.
      if (operation.scopes === 'inaccessible') expect(found && currentScopes(found)).toEqual([]);
      else expect([...operation.scopes].sort()).toEqual(found && currentScopes(found).sort());
    },
  );
});
