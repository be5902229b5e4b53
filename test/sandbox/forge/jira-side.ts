import type { Jira } from '../jira/jira';
import type { Issue } from '../jira/model';

/** What the platform asks Jira besides its collections. */
export interface JiraSide {
  issue(idOrKey: string): Issue | undefined;
  property(entityType: 'issue' | 'project' | 'user' | 'issuetype', entityId: string, key: string): unknown;
}

type Loose = Record<string, (...args: unknown[]) => unknown>;

export function jiraSide(jira: Jira): JiraSide {
  const store = (): Loose => require('../jira/issues/store') as Loose;
  const properties = (): Loose => require('../jira/issues/properties') as Loose;
  return {
    issue: (idOrKey) => store().getIssue?.(jira, idOrKey) as Issue | undefined,
    property: (entityType, entityId, key) => properties().getProperty?.(jira, entityType, entityId, key),
  };
}
