import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import type { CallInput, Settings } from '../../../src/contract/types';
import { readState } from '../../../src/domain/incident/read-state';
import type { LifeState } from '../../../src/domain/lifecycle/state';
import { createIssue, fields, type Made, settle } from '../../fixture/firm';
import { accountId, type Handle } from '../../sandbox/demo/people';
import type { LocalJira } from '../../sandbox/local-jira';
import { restAs } from '../../support/local-jira';
import { readProperty, setUp } from '../firebreak';
import { storeOf } from '../stored';

export const MINUTE = 60_000;

/** An intent of somebody's, as a screen mints it. */
export const intent = (): string => randomUUID();

/** An issue as an administrator reads it. */
export async function issueOf(local: LocalJira, key: string): Promise<Record<string, unknown>> {
  const { body } = await restAs(local, 'admin', 'GET', `/rest/api/3/issue/${key}?expand=changelog`);
  return fields(fields(body).fields);
}

export const statusOf = async (local: LocalJira, key: string): Promise<unknown> => fields((await issueOf(local, key)).status).name;

/** Value of a field of the site's, by its name there. */
export async function valueIn(local: LocalJira, key: string, name: string): Promise<unknown> {
  const field = local.jira.fields.find((one) => one.name === name);
  const value = (await issueOf(local, key))[field?.id ?? ''];
  return typeof value === 'object' && value !== null ? fields(value).value : value;
}

/** Somebody takes a transition in Jira. */
export async function move(local: LocalJira, { key }: Made, name: string, as: Handle = 'lea'): Promise<void> {
  const { body } = await restAs(local, accountId(as), 'GET', `/rest/api/3/issue/${key}/transitions`);
  const { transitions } = fields(body);
  const way = Array.isArray(transitions) ? transitions.map(fields).find((one) => one.name === name) : undefined;
  const reply = await restAs(local, accountId(as), 'POST', `/rest/api/3/issue/${key}/transitions`, { transition: { id: way?.id } });
  expect(reply).toMatchObject({ status: 204 });
}

/** An incident in work; `by`: a customer's, raised in the portal. */
export async function incidentInWork(local: LocalJira, { by = 'lea' }: { by?: Handle } = {}): Promise<Made & { settings: Settings }> {
  const settings = await setUp(local);
  const made =
    by === 'lea'
      ? await createIssue(local, by, 'Printer on fire', { project: 'DESK', type: '[System] Incident' })
      : await requestOf(local, by, settings);
  await move(local, made, 'Investigate');
  await settle(local, MINUTE);
  return { ...made, settings };
}

export async function requestOf(local: LocalJira, as: Handle, { incidents }: Settings): Promise<Made> {
  const reply = await restAs(local, accountId(as), 'POST', '/rest/servicedeskapi/request', {
    serviceDeskId: incidents[0]?.request?.serviceDeskId,
    requestTypeId: incidents[0]?.request?.requestTypeId,
    requestFieldValues: { summary: 'I cannot print', description: 'Nothing comes out.' },
  });
  expect(reply).toMatchObject({ status: 201 });
  const { issueId, issueKey } = fields(reply.body);
  return { id: String(issueId), key: String(issueKey) };
}

/** What a screen sends to propose a resolution. */
export const proposal = (more: Partial<CallInput<'proposeResolution'>> = {}): CallInput<'proposeResolution'> => ({
  intentId: intent(),
  kind: 'permanent',
  code: 'solved',
  done: 'Put it out.',
  ...more,
});

/** What people did on an incident, of some kinds. */
export function actsOf(local: LocalJira, { id }: Made, ...kinds: string[]): Record<string, unknown>[] {
  const row = fields(JSON.parse(storeOf(local).get('entity:acts', id)?.value ?? '{}'));
  return (Array.isArray(row.log) ? row.log : []).map(fields).filter(({ kind }) => kinds.includes(String(kind)));
}

/** Its life as the property has it. */
export async function lifeOf(local: LocalJira, { key }: Made): Promise<LifeState | undefined> {
  return readState(await readProperty(local, key))?.life;
}
