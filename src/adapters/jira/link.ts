import { LINK_TYPE } from '../../domain/settings/names';
import { type Caller, send } from './request';

/** Links an incident to the issue it came from. */
export async function linkIssues(by: Caller, { incidentKey, originKey }: { incidentKey: string; originKey: string }): Promise<void> {
  await send('linkIssues', by, {
    body: { type: { name: LINK_TYPE }, inwardIssue: { key: incidentKey }, outwardIssue: { key: originKey } },
  });
}
