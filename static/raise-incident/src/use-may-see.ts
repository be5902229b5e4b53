import { useEffect, useState } from 'preact/hooks';
import type { RaisedIncident } from '../../../src/contract/types';
import { read } from '../../shared/jira';

/**
 * Whether the key is a link to the issue. Who raises a request need not be let into its project: for them Jira's page of the issue says
 * that there is no such issue, and the portal is where they find it. False until Jira has said so; without a portal always true.
 */
export function useMaySee({ issueId, portalPath }: RaisedIncident): boolean {
  const [maySee, setMaySee] = useState(!portalPath);
  useEffect(() => {
    if (!portalPath) return;
    let gone = false;
    void read('getIssue', { path: { issueIdOrKey: issueId }, query: { fields: 'summary' } }).then(({ ok }) => {
      if (!gone) setMaySee(ok);
    });
    return () => {
      gone = true;
    };
  }, [issueId, portalPath]);
  return maySee;
}
