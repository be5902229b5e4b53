import type { Expected } from '../model/expect';
import type { Stage } from '../world/stage';

const MINUTE = 60_000;

/** The model counts whole minutes; what escalations raise, they raise in between. */
const isSame = (is: string | undefined, should: string | undefined, raised: boolean): boolean =>
  is === should || (raised && Math.abs(Date.parse(is ?? '') - Date.parse(should ?? '')) < MINUTE);

const iso = (ms: number | undefined): string | undefined => (ms === undefined ? undefined : new Date(ms).toISOString());

/** What is not as the model says. */
export function checkExpected({ jira }: Stage, expected: ReadonlyMap<string, Expected>): string[] {
  return [...expected].flatMap(([issueId, { priority, slaStatus, firstResponseDue, resolutionDue, raised }]) => {
    const issue = jira.issue(issueId);
    const said: [string, string | undefined, string | undefined][] = [
      ['priority', issue.priority, priority],
      ['SLA status', issue.appFields.slaStatus, slaStatus],
      ['First response due', issue.appFields.firstResponseDue, iso(firstResponseDue)],
      ['Resolution due', issue.appFields.resolutionDue, iso(resolutionDue)],
    ];
    return said
      .filter(([, is, should]) => !isSame(is, should, raised))
      .map(([name, is, should]) => `${issueId}: ${name} is ${is ?? 'empty'}, by the model ${should ?? 'empty'}`);
  });
}
