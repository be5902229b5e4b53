import type { Stretch } from '../../../../../src/domain/sla/explanation';
import type { I18n, TextKey } from '../../../../shared/i18n';
import { type Names, nameIn } from './names';

export type Cause = NonNullable<Stretch['cause']>;

const KINDS = {
  created: 'explain.cause.created',
  status: 'explain.cause.status',
  field: 'explain.cause.field',
  comment: 'explain.cause.comment',
  assignment: 'explain.cause.assignment',
  tier: 'explain.cause.tier',
  link: 'explain.cause.link',
  goal: 'explain.cause.goal',
  hold: 'explain.cause.hold',
} as const satisfies Record<Cause['what'], TextKey>;

/** What happened: "Status: Open → Pending". */
export function causeText(cause: Cause, names: Names, { t }: I18n): string {
  const what = t(KINDS[cause.what]);
  if (cause.reason !== undefined) return t('explain.cause.of', { what, to: nameIn(names.reasons, cause.reason) });
  const { from, to } = cause;
  if (from !== undefined && to !== undefined) return t('explain.cause.change', { what, from, to });
  return to === undefined ? what : t('explain.cause.of', { what, to });
}

/** Where in Jira it can be seen: the entry of the history, or the comment. Undefined for what is none. */
export function causePath({ what, changeId }: Cause, issueKey: string): string | undefined {
  if (changeId === undefined || !/^\d+$/.test(changeId)) return undefined;
  const issue = `/browse/${encodeURIComponent(issueKey)}`;
  if (what === 'comment') return `${issue}?focusedCommentId=${changeId}`;
  return `${issue}?focusedId=${changeId}&page=com.atlassian.jira.plugin.system.issuetabpanels:changehistory-tabpanel`;
}
