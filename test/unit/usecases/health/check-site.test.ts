import { describe, expect, test } from '@jest/globals';
import { fault } from '../../../../src/contract/errors';
import type { Problem } from '../../../../src/domain/health/problem';
import { type CheckPorts, checkSite } from '../../../../src/usecases/health/check-site';
import { GATE_WORDS, NOW, POLICY, SETTINGS, World } from '../../fakes';

const AT = new Date(NOW - 3_600_000).toISOString();
const gone = (about: string, values: Record<string, string> = { name: '', where: '', key: 'IT-1' }): Problem => ({
  kind: 'personGone',
  about,
  values,
  since: AT,
  at: AT,
});

/** People found gone when these are active, those are the assignees of the sample, and so many open incidents are others'. */
async function peopleGone(
  { active = [], open = {}, assignees = {} }: { active?: string[]; open?: Record<string, number>; assignees?: Record<string, string> },
  listed: Problem[],
) {
  const counted: string[] = [];
  const world = new World();
  const ports: CheckPorts = {
    clock: world.clock,
    site: { readProjects: async () => [], readFieldsThere: async () => new Set() },
    self: { lacking: async () => [] },
    workflows: { readFor: async () => [] },
    words: GATE_WORDS,
    jira: {
      readActive: async () => new Set(active),
      countOpen: async ({ assignee = '' }) => {
        counted.push(assignee);
        const count = open[assignee];
        if (count === undefined) throw fault('JIRA_REFUSED', 'countIssues: Jira answered 400');
        return count;
      },
    },
    store: { ...world.store, readPolicyVersion: async () => POLICY },
  };
  const ground = { settings: SETTINGS, policy: POLICY, assignees: new Map(Object.entries(assignees)), places: {}, listed };
  const { found, judged } = await checkSite(ports, ground);
  expect(judged).toContain('personGone');
  return { found: found.filter(({ kind }) => kind === 'personGone'), counted };
}

describe('people who are gone and have incidents', () => {
  test('are found when the sample meets one of their incidents, and stay listed while they have any, also when it does not', async () => {
    const first = await peopleGone({ assignees: { 'u-gone': 'IT-7' } }, []);
    expect(first).toEqual({ found: [{ kind: 'personGone', about: 'u-gone', values: { name: '', where: '', key: 'IT-7' } }], counted: [] });
    const later = await peopleGone({ open: { 'u-gone': 3 } }, [gone('u-gone')]);
    expect(later).toEqual({
      found: [{ kind: 'personGone', about: 'u-gone', values: { name: '', where: '', key: 'IT-1' } }],
      counted: ['u-gone'],
    });
  });

  test('are listed no longer once others have their incidents, they are active again, or Jira does not know them', async () => {
    expect(await peopleGone({ open: { 'u-gone': 0 } }, [gone('u-gone')])).toMatchObject({ found: [] });
    expect(await peopleGone({ active: ['u-gone'] }, [gone('u-gone')])).toEqual({ found: [], counted: [] });
    expect(await peopleGone({}, [gone('u-gone')])).toMatchObject({ found: [] });
  });

  test('whom the policy names no longer, and who has no incident, is off the list', async () => {
    const named = gone('u-gone', { name: 'Tom', where: 'Network' });
    expect(await peopleGone({ open: { 'u-gone': 0 } }, [named])).toMatchObject({ found: [] });
    expect(await peopleGone({ open: { 'u-gone': 1 } }, [named])).toMatchObject({ found: [{ values: { name: 'Tom', where: '' } }] });
  });
});
