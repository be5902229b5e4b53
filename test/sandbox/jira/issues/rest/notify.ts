import * as v from 'valibot';
import type { Jira } from '../../jira';
import type { Issue } from '../../model';
import { accountCan, inGroup } from '../../permissions';
import { badRequest } from '../../rest/errors';
import { noContent, type Operation } from '../../rest/operation';
import { byOf } from '../by';
import { tell } from '../outbox';
import { followersOf } from '../store';
import { issueOfPath } from './visible';

const Recipients = v.object({
  reporter: v.optional(v.boolean()),
  assignee: v.optional(v.boolean()),
  watchers: v.optional(v.boolean()),
  voters: v.optional(v.boolean()),
  users: v.optional(v.array(v.object({ accountId: v.optional(v.string()) }))),
  groups: v.optional(v.array(v.object({ name: v.optional(v.string()), groupId: v.optional(v.string()) }))),
  groupIds: v.optional(v.array(v.string())),
});

const Body = v.object({
  subject: v.optional(v.string()),
  textBody: v.optional(v.string()),
  htmlBody: v.optional(v.string()),
  to: v.optional(Recipients),
  restrict: v.optional(
    v.object({
      groups: v.optional(v.array(v.object({ name: v.optional(v.string()), groupId: v.optional(v.string()) }))),
      groupIds: v.optional(v.array(v.string())),
      permissions: v.optional(v.array(v.object({ key: v.optional(v.string()), id: v.optional(v.string()) }))),
    }),
  ),
});

type Named = { name?: string | undefined; groupId?: string | undefined };

function membersOf(jira: Jira, groups: Named[], ids: string[]): string[] {
  const wanted = [...groups.map((group) => group.groupId ?? group.name), ...ids];
  return wanted.flatMap((name) => jira.groups.find((group) => group.id === name || group.name === name)?.members ?? []);
}

function recipients(jira: Jira, issue: Issue, to: v.InferOutput<typeof Recipients>): string[] {
  const found = [
    ...(to.reporter ? [issue.fields.reporter] : []),
    ...(to.assignee ? [issue.fields.assignee] : []),
    ...(to.watchers ? followersOf(jira, 'watcher', issue.id) : []),
    ...(to.voters ? followersOf(jira, 'vote', issue.id) : []),
    ...(to.users ?? []).map((user) => user.accountId),
    ...membersOf(jira, to.groups ?? [], to.groupIds ?? []),
  ];
  return [...new Set(found.filter((id): id is string => typeof id === 'string'))];
}

/** Sending an e-mail about an issue: it lands in the outbox. Customers have no licence and get none; nor does who sends it. */
export const notifyOperations: Operation[] = [
  {
    id: 'notify',
    method: 'POST',
    path: '/rest/api/3/issue/{issueIdOrKey}/notify',
    scopes: ['write:jira-work'],
    spec: 'platform',
    handle: (request) => {
      const { jira } = request;
      const issue = issueOfPath(request);
      const parsed = v.safeParse(Body, request.body ?? {});
      if (!parsed.success) throw badRequest('The notification is not valid.');
      const { to, restrict, subject, textBody, htmlBody } = parsed.output;
      const wanted = recipients(jira, issue, to ?? {});
      if (wanted.length === 0) throw badRequest('No recipients were defined for notification.');
      const groups = [...(restrict?.groups ?? []).map((group) => group.groupId ?? group.name ?? ''), ...(restrict?.groupIds ?? [])];
      const permissions = (restrict?.permissions ?? []).flatMap((permission) => permission.key ?? []);
      const kept = wanted.filter(
        (id) =>
          (groups.length === 0 || groups.some((group) => inGroup(jira, id, group))) &&
          permissions.every((permission) => accountCan(jira, id, permission, { issue })),
      );
      const message = {
        kind: 'notify',
        subject: subject ?? `(${issue.key}) ${String(issue.fields.summary ?? '')}`,
        text: textBody ?? '',
        ...(htmlBody === undefined ? {} : { html: htmlBody }),
      };
      tell(jira, issue, kept, message, byOf(request.caller));
      return noContent();
    },
  },
];
