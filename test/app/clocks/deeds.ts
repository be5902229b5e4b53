import { fields, type Made } from '../../fixture/firm';
import { accountId, type Handle } from '../../sandbox/demo/people';
import type { LocalJira } from '../../sandbox/local-jira';
import { restAs } from '../../support/local-jira';

// What people do that acts on clocks. Without Jest: the benchmark does it too.

function demand(reply: { status: number; body: unknown }, status: number): void {
  if (reply.status !== status) throw new Error(`${reply.status}: ${JSON.stringify(reply.body)}`);
}

/** Takes the transition to a status, by its name. */
export async function move(
  local: LocalJira,
  { key }: Pick<Made, 'key'>,
  status: string,
  as: Handle = 'lea',
  more: Record<string, unknown> = {},
): Promise<void> {
  const path = `/rest/api/3/issue/${key}/transitions`;
  const { transitions } = fields((await restAs(local, accountId(as), 'GET', path)).body);
  const to = (Array.isArray(transitions) ? transitions.map(fields) : []).find((one) => fields(one.to).name === status);
  const reply = await restAs(local, accountId(as), 'POST', path, { transition: { id: to?.id }, ...more });
  demand(reply, 204);
}

/** The transition to Pending, with the reason by its name. */
export function suspend(local: LocalJira, incident: Pick<Made, 'key'>, reason: string): Promise<void> {
  const field = local.jira.fields.find(({ name }) => name === 'Pending reason');
  return move(local, incident, 'Pending', 'lea', { fields: { [field?.id ?? '']: { value: reason } } });
}

const paragraph = (text: string) => ({ type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] });

/** Comments; answers the comment's id. An internal one is for agents only. */
export async function comment(local: LocalJira, { key }: Pick<Made, 'key'>, as: Handle, internal = false): Promise<string> {
  const properties = internal ? [{ key: 'sd.public.comment', value: { internal: true } }] : [];
  const reply = await restAs(local, accountId(as), 'POST', `/rest/api/3/issue/${key}/comment`, { body: paragraph('Hello'), properties });
  demand(reply, 201);
  return String(fields(reply.body).id);
}

/** A customer answers in the portal. */
export async function answer(local: LocalJira, { key }: Pick<Made, 'key'>, as: Handle): Promise<void> {
  const path = `/rest/servicedeskapi/request/${key}/comment`;
  const reply = await restAs(local, accountId(as), 'POST', path, { body: 'Here you are.', public: true });
  demand(reply, 201);
}
