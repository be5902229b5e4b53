import type { Cause } from '../../../../../src/domain/sla/explanation';
import type { I18n, TextKey } from '../../../../shared/i18n';
import type { Around } from './around';

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

/** What happened and who did it: "Status: Open → Pending, by Maya Lindqvist". */
export function causeText(cause: Cause, { people, fields }: Around, { t }: I18n): string {
  const { from, to, by } = cause;
  const field = cause.what === 'field' ? fields.get(cause.fieldId ?? '') : undefined;
  const what = field ?? t(KINDS[cause.what]);
  const changed = from !== undefined || to !== undefined;
  const words = changed ? t('explain.cause.change', { what, from: from || t('explain.empty'), to: to || t('explain.empty') }) : what;
  const name = people.get(by ?? '');
  return name === undefined ? words : t('explain.cause.by', { what: words, name });
}

/** Where in Jira it can be seen: the entry of the history, or the comment. Undefined for what is none. */
export function causePath({ what, changeId }: Cause, issueKey: string): string | undefined {
  if (changeId === undefined || !/^\d+$/.test(changeId)) return undefined;
  const issue = `/browse/${encodeURIComponent(issueKey)}`;
  if (what === 'comment') return `${issue}?focusedCommentId=${changeId}`;
  return `${issue}?focusedId=${changeId}&page=com.atlassian.jira.plugin.system.issuetabpanels:changehistory-tabpanel`;
}
