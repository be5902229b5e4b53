import { expect } from '@jest/globals';
import { readState } from '../../../src/domain/incident/read-state';
import type { ClockState } from '../../../src/domain/sla/clock-state';
import { createIssue, fields, settle } from '../../fixture/firm';
import { accountId, type Handle } from '../../sandbox/demo/people';
import type { LocalJira } from '../../sandbox/local-jira';
import { restAs } from '../../support/local-jira';
import { readProperty, setUp } from '../firebreak';
import { type Incident, levelFields } from '../incidents';

export const SECOND = 1_000;
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/**
 * An incident of the highest priority, whose clocks run around the clock: 15 minutes to respond, 4 hours to resolve. It is made with its
 * levels: one that gets them later begins with a goal in office hours, and what it carries over depends on the time of day.
 */
export async function urgentIncident(local: LocalJira): Promise<Incident> {
  const settings = await setUp(local);
  const levels = levelFields(settings, { impact: 'extensive', urgency: 'critical' });
  const made = await createIssue(local, 'lea', 'Printer on fire', { project: 'DESK', type: '[System] Incident', fields: levels });
  await settle(local, MINUTE);
  return { ...made, settings };
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

/** Waits until Berlin's offices have just opened, whatever the time is: what runs by office hours does then. */
export async function officeHours(local: LocalJira): Promise<void> {
  const next = new Date(local.site.clock.now());
  next.setUTCHours(33, 0, 0, 0);
  while ([0, 6].includes(next.getUTCDay())) next.setUTCDate(next.getUTCDate() + 1);
  await settle(local, next.getTime() - local.site.clock.now());
}

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
