import { expect } from '@jest/globals';
import { readState } from '../../../src/domain/incident/read-state';
import type { ClockState } from '../../../src/domain/sla/clock-state';
import { fields, type Made, settle } from '../../fixture/firm';
import { accountId, type Handle } from '../../sandbox/demo/people';
import type { LocalJira } from '../../sandbox/local-jira';
import { restAs } from '../../support/local-jira';
import { readProperty, setUp } from '../firebreak';
import { type Incident, newIncident } from '../incidents';

export const SECOND = 1_000;
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** An incident of the highest priority, whose clocks run around the clock: 15 minutes to respond, 4 hours to resolve. */
export const urgentIncident = (local: LocalJira): Promise<Incident> => newIncident(local, { impact: 'extensive', urgency: 'critical' });

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
  expect(reply).toMatchObject({ status: 204 });
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
  expect(reply.status).toBe(201);
  return String(fields(reply.body).id);
}

/** A customer answers in the portal. */
export async function answer(local: LocalJira, { key }: Pick<Made, 'key'>, as: Handle): Promise<void> {
  const path = `/rest/servicedeskapi/request/${key}/comment`;
  const reply = await restAs(local, accountId(as), 'POST', path, { body: 'Here you are.', public: true });
  expect(reply).toMatchObject({ status: 201 });
}

/** Clocks as the incident's property has them, by their metrics. */
export async function clocksOf(local: LocalJira, key: string): Promise<Record<string, ClockState>> {
  const state = readState(await readProperty(local, key));
  return Object.fromEntries((state?.clocks ?? []).map((clock) => [clock.metric, clock]));
}

/** Name of one of the app's own fields. */
type AppField = 'First response due' | 'Resolution due' | 'SLA status';

/** What the app's own fields say, as a person reads them: ISO instants and words. */
export async function saidOn(local: LocalJira, key: string): Promise<Record<AppField, string | null>> {
  const { body } = await restAs(local, accountId('lea'), 'GET', `/rest/api/3/issue/${key}`);
  const values = fields(fields(body).fields);
  const say = (name: AppField): string | null => {
    const value = values[local.jira.fields.find((one) => one.app !== undefined && one.name === name)?.id ?? ''];
    return typeof value === 'string' ? value.replace('+0000', 'Z') : null;
  };
  return { 'First response due': say('First response due'), 'Resolution due': say('Resolution due'), 'SLA status': say('SLA status') };
}

/** An instant as the app's fields have it: to the second. */
export const toSecond = (ms: number): string => new Date(Math.floor(ms / SECOND) * SECOND).toISOString();

/** Lets events and looks happen; well below the shortest goal. */
export const soon = (local: LocalJira): Promise<number> => settle(local, 5 * SECOND);

/** When an incident was made, ms since 1970. */
export async function madeAt(local: LocalJira, key: string): Promise<number> {
  const { body } = await restAs(local, 'admin', 'GET', `/rest/api/3/issue/${key}?fields=created`);
  return Date.parse(String(fields(fields(body).fields).created).replace('+0000', 'Z'));
}

/** A customer's incident of the highest priority, raised in the portal. */
export async function customersIncident(local: LocalJira, as: Handle): Promise<Incident> {
  const settings = await setUp(local);
  const { impact, urgency } = settings.fields;
  const reply = await restAs(local, accountId(as), 'POST', '/rest/servicedeskapi/request', {
    serviceDeskId: settings.incidents[0]?.request?.serviceDeskId,
    requestTypeId: settings.incidents[0]?.request?.requestTypeId,
    requestFieldValues: {
      summary: 'Nothing prints',
      description: 'Since nine.',
      [impact?.fieldId ?? '']: { id: impact?.options.extensive },
      [urgency?.fieldId ?? '']: { id: urgency?.options.critical },
    },
  });
  expect(reply.status).toBe(201);
  const { issueId, issueKey } = fields(reply.body);
  await soon(local);
  return { id: String(issueId), key: String(issueKey), settings };
}
