import { useEffect } from 'preact/hooks';
import { query, rest } from '../../api';
import { isRecord } from '../../fields/read';
import { type Loaded, useLoad } from '../../load';
import { useStream } from '../../stream';
import type { FieldMeta, IssueBean, Transition } from '../../types';

/** What the person may do with the issue, of what the page offers. */
const ASKED = ['EDIT_ISSUES', 'ADD_COMMENTS', 'LINK_ISSUES', 'DELETE_ISSUES', 'CREATE_ISSUES', 'ASSIGN_ISSUES'] as const;
export type Right = (typeof ASKED)[number];

/** All the issue view shows of an issue. */
export interface IssueData {
  issue: IssueBean;
  /** Fields on the edit screen, by id; empty when the person may not edit. */
  editable: Record<string, FieldMeta>;
  transitions: Transition[];
  rights: ReadonlySet<Right>;
}

/** An issue with its meta data, read as the person of the session; read again whenever the stream says that it changed. */
export function useIssue(key: string): Loaded<IssueData> {
  const loaded = useLoad(() => readIssue(key), [key]);
  const { data, reload } = loaded;
  useStream(
    'issue',
    (changed) => {
      if (!isRecord(changed) || data === undefined) return;
      if (changed.id === data.issue.id || changed.parentId === data.issue.id) reload();
    },
    [data?.issue.id],
  );
  useStream('reconnected', reload, [key]);
  useEffect(() => {
    // view.refresh of an app's screen
    addEventListener('forge:refresh-issue', reload);
    return () => removeEventListener('forge:refresh-issue', reload);
  }, [reload]);
  return loaded;
}

async function readIssue(key: string): Promise<IssueData> {
  const path = `/rest/api/3/issue/${encodeURIComponent(key)}`;
  const issue = await rest<IssueBean>('GET', `${path}${query({ fields: '*all', expand: 'names,schema' })}`);
  const [meta, transitions, rights] = await Promise.all([
    rest<{ fields: Record<string, FieldMeta> }>('GET', `${path}/editmeta`).catch(() => ({ fields: {} })),
    rest<{ transitions: Transition[] }>('GET', `${path}/transitions?expand=transitions.fields`).catch(() => ({ transitions: [] })),
    readRights(issue.key),
  ]);
  return { issue, editable: meta.fields, transitions: transitions.transitions, rights };
}

async function readRights(issueKey: string): Promise<Set<Right>> {
  const answer = await rest<{ permissions: Record<string, { havePermission?: boolean }> }>(
    'GET',
    `/rest/api/3/mypermissions${query({ issueKey, permissions: ASKED.join(',') })}`,
  );
  return new Set(ASKED.filter((right) => answer.permissions[right]?.havePermission));
}
