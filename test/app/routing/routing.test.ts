import { describe, expect, test } from '@jest/globals';
import type { Settings, SupportGroup } from '../../../src/contract/types';
import type { Act } from '../../../src/domain/acts/act';
import { readState } from '../../../src/domain/incident/read-state';
import type { Placement } from '../../../src/domain/routing/placement';
import { createIssue, fields, type Made, settle } from '../../fixture/firm';
import { accountId, GROUPS, type Handle, handlesIn } from '../../sandbox/demo/people';
import { RULES, staffed } from '../../sandbox/demo/support-groups';
import type { LocalJira } from '../../sandbox/local-jira';
import { restAs } from '../../support/local-jira';
import { move } from '../clocks/deeds';
import { stored } from '../clocks/policies';
import { jiraCalls, readProperty, setUp, withFirebreak } from '../firebreak';
import { edit, levelFields, MINUTE, newIncident } from '../incidents';
import { publishChange, storeOf } from '../policy/desk';

/** The firm's people in the support groups; `change` has the last word. */
async function staff(local: LocalJira, change: (group: SupportGroup) => SupportGroup = (group) => group): Promise<Settings> {
  const settings = await setUp(local);
  await publishChange(local, (document) => ({
    ...document,
    routing: { ...document.routing, rules: RULES },
    supportGroups: staffed(local.jira, document.supportGroups).map(change),
  }));
  // The policy in force is known for a minute.
  await settle(local, 2 * MINUTE);
  return settings;
}

async function raise(local: LocalJira, settings: Settings, of: Record<string, unknown> = {}): Promise<Made> {
  const levels = levelFields(settings, { impact: 'minor', urgency: 'low' });
  const made = await createIssue(local, 'ada', 'Something is broken', {
    project: 'DESK',
    type: '[System] Incident',
    fields: { ...levels, ...of },
  });
  await settle(local, MINUTE);
  return made;
}

const category = ({ fields: { category } }: Settings, parent: string, child: string): Record<string, unknown> => ({
  [category?.fieldId ?? '']: { id: category?.options[parent], child: { id: category?.options[child] } },
});

const placementOf = async (local: LocalJira, { key }: Made): Promise<Placement | undefined> =>
  readState(await readProperty(local, key))?.placement;

/** What Jira and the app's fields say: who has it, tier and group. */
async function has(local: LocalJira, { key }: Made): Promise<unknown[]> {
  const { body } = await restAs(local, 'admin', 'GET', `/rest/api/3/issue/${key}`);
  const values = fields(fields(body).fields);
  const say = (name: string) => values[local.jira.fields.find((one) => one.app !== undefined && one.name === name)?.id ?? ''];
  const assignee = fields(values.assignee ?? {}).accountId;
  const handle = [...handlesIn(GROUPS.tier1), ...handlesIn(GROUPS.tier2), ...handlesIn(GROUPS.tier3)].find(
    (one) => accountId(one) === assignee,
  );
  return [handle ?? assignee, say('Support tier'), say('Support group')];
}

const actsOf = (local: LocalJira, { id }: Made): unknown[] => {
  const { log } = fields(stored(local, 'entity:acts', id));
  return Array.isArray(log) ? log : [];
};

/** Somebody does what has no button yet: their act is in the log, and the incident is looked at. */
async function record(local: LocalJira, issue: Made, act: Act): Promise<void> {
  const known = fields(stored(local, 'entity:acts', issue.id));
  const log = Array.isArray(known.log) ? known.log : [];
  const row = { ...known, version: Number(known.version) + 1, log: [...log, act] };
  storeOf(local).set('entity:acts', issue.id, JSON.stringify(row), undefined, []);
  await edit(local, issue, 'ada', { summary: 'Something is broken still' });
  await settle(local, MINUTE);
}
const now = (local: LocalJira): string => new Date(local.site.clock.now()).toISOString();

describe('an incident', () => {
  test('comes to the fallback’s group in a new policy, and to nobody; Jira is asked for nothing more', () =>
    withFirebreak(async (local) => {
      const incident = await newIncident(local, { impact: 'minor', urgency: 'low' });
      expect(await has(local, incident)).toEqual([undefined, 'Tier 1', 'Service desk']);
      expect(await placementOf(local, incident)).toMatchObject({ group: { id: 'service-desk' }, why: { by: 'fallback' }, moves: 0 });
      const labels = jiraCalls(local, 'reconcile').flat().join();
      for (const asked of ['group/member', 'user/assignable', 'search/jql']) expect(labels).not.toContain(asked);
    }));

  test('goes to the group its rule names, and to whom of it knows it; who is assigned sees it in Jira’s own history, once', () =>
    withFirebreak(async (local) => {
      const settings = await staff(local);
      const vpn = await raise(local, settings, category(settings, 'network', 'network-vpn'));
      expect(await has(local, vpn)).toEqual(['jonas', 'Tier 2', 'Technical support']);
      expect(await placementOf(local, vpn)).toMatchObject({
        why: { by: 'rule', name: 'VPN' },
        chosen: { how: 'skill', to: accountId('jonas'), load: 0 },
      });
      const server = await raise(local, settings, category(settings, 'hardware', 'hardware-server'));
      expect(await has(local, server)).toEqual(['elena', 'Tier 3', 'Specialists']);
      await edit(local, vpn, 'ada', { summary: 'Changed' });
      await settle(local, MINUTE);
      expect(
        actsOf(local, vpn)
          .map((act) => fields(act).kind)
          .filter((kind) => kind === 'placed' || kind === 'assigned'),
      ).toEqual(['placed', 'assigned']);
    }));

  test('of many, nobody gets more than anybody else', () =>
    withFirebreak(async (local) => {
      const settings = await staff(local);
      const made: Made[] = [];
      for (let i = 0; i < 6; i++) made.push(await raise(local, settings));
      const counts = new Map<unknown, number>();
      for (const one of made) {
        const [who] = await has(local, one);
        counts.set(who, (counts.get(who) ?? 0) + 1);
      }
      expect(Object.fromEntries(counts)).toEqual({ tom: 2, lea: 2, amelie: 2 });
      // Who is in a group is asked once an hour; of each Jira is asked whether they may have it.
      const labels = jiraCalls(local, 'reconcile').flat();
      expect(labels.filter((label) => label.includes('group/member'))).toHaveLength(1);
      expect(labels.filter((label) => label.includes('user/assignable'))).toHaveLength(6);
    }));

  test('that somebody takes at once stays theirs; so does one that a person gives to somebody else later', () =>
    withFirebreak(async (local) => {
      const settings = await staff(local);
      const taken = await raise(local, settings, { assignee: { accountId: accountId('elena') } });
      expect((await has(local, taken))[0]).toBe('elena');
      const given = await raise(local, settings);
      await edit(local, given, 'ada', { assignee: { accountId: accountId('marc') } });
      await settle(local, 10 * MINUTE);
      await edit(local, given, 'ada', { summary: 'Changed' });
      await settle(local, MINUTE);
      expect((await has(local, given))[0]).toBe('marc');
      expect(await placementOf(local, given)).toMatchObject({ moves: 1 });
    }));

  test('follows its category to another group while nobody has it', () =>
    withFirebreak(async (local) => {
      const settings = await staff(local, (group) => ({ ...group, assignment: 'manual' }));
      const incident = await raise(local, settings);
      expect(await has(local, incident)).toEqual([undefined, 'Tier 1', 'Service desk']);
      await edit(local, incident, 'ada', category(settings, 'network', 'network-vpn'));
      await settle(local, MINUTE);
      expect(await has(local, incident)).toEqual([undefined, 'Tier 2', 'Technical support']);
    }));

  test('moves to whom somebody asks for support, and goes back to whoever had it when it is opened again', () =>
    withFirebreak(async (local) => {
      const settings = await staff(local);
      const incident = await raise(local, settings);
      const ask = {
        kind: 'supportAsked' as const,
        at: now(local),
        by: accountId('lea'),
        group: 'specialists',
        to: accountId('marc'),
        reason: 'SAP',
      };
      await record(local, incident, ask);
      expect(await has(local, incident)).toEqual(['marc', 'Tier 3', 'Specialists']);
      expect(await placementOf(local, incident)).toMatchObject({
        why: { by: 'support', person: accountId('lea'), reason: 'SAP' },
        chosen: { how: 'person', to: accountId('marc') },
        moves: 1,
      });
      await move(local, incident, 'Work in progress');
      await move(local, incident, 'Completed');
      await edit(local, incident, 'ada', { assignee: null });
      await settle(local, MINUTE);
      expect((await has(local, incident))[0]).toBeUndefined();
      await move(local, incident, 'Work in progress');
      await settle(local, MINUTE);
      expect((await has(local, incident))[0]).toBe('marc');
      expect(await placementOf(local, incident)).toMatchObject({ chosen: { how: 'hadIt' } });
    }));
});

describe('whom Jira does not take', () => {
  /** Nobody but these may be assigned anything in the service project. */
  const only = (local: LocalJira, ...handles: Handle[]): void => {
    const { jira } = local;
    const project = jira.projects.find(({ key }) => key === 'DESK');
    const scheme = project && jira.permissionSchemes.need(project.permissionSchemeId);
    if (!scheme) throw new Error('no service project');
    const others = scheme.grants.filter(({ permission }) => permission !== 'ASSIGNABLE_USER');
    const own = handles.map((handle, at) => ({
      id: `own-${at}`,
      permission: 'ASSIGNABLE_USER',
      holder: { type: 'user' as const, accountId: accountId(handle) },
    }));
    jira.permissionSchemes.put({ ...scheme, grants: [...others, ...own] });
  };

  test('is passed over; when nobody of the group may be assigned the lead gets it, else nobody', () =>
    withFirebreak(async (local) => {
      const settings = await staff(local);
      only(local, 'amelie');
      const first = await raise(local, settings);
      expect((await has(local, first))[0]).toBe('amelie');
      only(local);
      const second = await raise(local, settings);
      expect(await has(local, second)).toEqual([undefined, 'Tier 1', 'Service desk']);
      const { chosen } = (await placementOf(local, second)) ?? {};
      expect(chosen?.how).toBe('nobody');
      expect(chosen?.passedOver.map(({ why }) => why)).toEqual(Array(3).fill('notAssignable'));
    }));
});
