import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import * as v from 'valibot';
import { type CallName, calls } from '../../src/contract/calls';
import { AppFault } from '../../src/contract/errors';
import { parseInput } from '../../src/contract/parse';
import { resolvePanel, resolveRaise, resolveRequest, resolveSettings } from '../../src/index';

const RESOLVERS = { resolvePanel, resolveRaise, resolveRequest, resolveSettings };
const NAMES = Object.keys(calls) as CallName[];
const PERSON = { principal: { accountId: 'u-mara' }, installContext: 'ari:cloud:jira::site/1' };

/** Runs the real resolver as the platform would. There is no platform here: a payload that got past the check would fail otherwise. */
const invoke = (
  resolver: typeof resolveRaise,
  functionKey: string,
  payload: unknown,
  by: Record<string, unknown> = PERSON,
): Promise<unknown> => resolver({ call: { functionKey, payload }, context: { extension: { type: 'jira:issueAction' } } }, by);

describe('payloads from screens', () => {
  const quiet = [jest.spyOn(console, 'warn'), jest.spyOn(console, 'error')];
  beforeAll(() => {
    for (const spy of quiet) spy.mockImplementation(() => undefined);
  });
  afterAll(() => {
    for (const spy of quiet) spy.mockRestore();
  });

  test('every call of the contract has exactly one surface', async () => {
    const found: string[] = [];
    for (const name of NAMES)
      for (const [surface, resolver] of Object.entries(RESOLVERS)) {
        // Nobody: answered before anything is parsed or asked.
        const answer = await invoke(resolver, name, {}, {}).catch(() => undefined);
        if (answer !== undefined) found.push(`${name} ${surface}`);
      }
    expect(found).toEqual([
      'requestLook resolvePanel',
      'readPanelForm resolvePanel',
      'setLevels resolvePanel',
      'overridePriority resolvePanel',
      'releasePriority resolvePanel',
      'explainClocks resolvePanel',
      'readClockPolicies resolvePanel',
      'previewClockPolicy resolvePanel',
      'chooseClockPolicy resolvePanel',
      'readRaiseForm resolveRaise',
      'raiseIncident resolveRaise',
      'readSettings resolveSettings',
      'runPreflight resolveSettings',
      'setUp resolveSettings',
      'readDeskForm resolvePanel',
      'readSupportPeople resolvePanel',
      'acknowledge resolvePanel',
      'snooze resolvePanel',
      'endSnooze resolvePanel',
      'escalate resolvePanel',
      'deEscalate resolvePanel',
      'askForSupport resolvePanel',
      'askForEscalation resolvePanel',
      'readLifeForm resolvePanel',
      'hold resolvePanel',
      'resume resolvePanel',
      'proposeResolution resolvePanel',
      'answerResolution resolvePanel',
      'overrideGate resolvePanel',
      'addTasks resolvePanel',
      'cancelTask resolvePanel',
      'readRequest resolveRequest',
      'answerRequest resolveRequest',
      'readPolicyDesk resolveSettings',
      'startDraft resolveSettings',
      'takeOverDraft resolveSettings',
      'saveDraft resolveSettings',
      'rebaseDraft resolveSettings',
      'discardDraft resolveSettings',
      'lintDraft resolveSettings',
      'readVersion resolveSettings',
      'previewPublish resolveSettings',
      'publishDraft resolveSettings',
      'rollBack resolveSettings',
      'publishProgress resolveSettings',
      'importPolicy resolveSettings',
      'readAudit resolveSettings',
      'exportAll resolveSettings',
      'deleteAll resolveSettings',
      'readHealth resolveSettings',
      'checkUp resolveSettings',
      'recheckProblem resolveSettings',
      'dismissProblem resolveSettings',
      'previewGates resolveSettings',
      'applyGates resolveSettings',
      'removeGates resolveSettings',
      'readHolidays resolveSettings',
    ]);
  });

  test('nobody may call anything, whatever the payload says of who it is', async () => {
    const answer = await invoke(resolveRaise, 'raiseIncident', { accountId: 'u-admin', principal: { accountId: 'u-admin' } }, {});
    expect(answer).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } });
  });

  test.each([
    ['raiseIncident', resolveRaise],
    ['setUp', resolveSettings],
    ['runPreflight', resolveSettings],
    ['setLevels', resolvePanel],
    ['overridePriority', resolvePanel],
    ['hold', resolvePanel],
    ['answerRequest', resolveRequest],
  ] as const)('junk to %s is INVALID_INPUT, with a path and a way to mend it', async (name, resolver) => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.object(), fc.array(fc.anything()), fc.string(), fc.integer(), fc.boolean()), async (junk) => {
        const answer = await invoke(resolver, name, junk);
        expect(answer).toMatchObject({
          ok: false,
          error: { code: 'INVALID_INPUT', message: expect.stringMatching(new RegExp(`^${name}: .+`)) },
        });
      }),
      { numRuns: 100 },
    );
  });

  test('one wrong member in an otherwise right payload is named', () => {
    const right = {
      intentId: '5f1c9e52-3c5b-4c39-9d5d-0a8f3f7c2b11',
      summary: 'VPN',
      description: '',
      impact: 'extensive',
      urgency: 'high',
      services: [],
    };
    expect(parseInput('raiseIncident', right)).toEqual(right);
    const cases: [Record<string, unknown>, string][] = [
      [{ summary: 5 }, 'raiseIncident: summary must be string, not 5'],
      [{ summary: '  ' }, 'raiseIncident: summary must not be empty'],
      [{ summary: 'a\nb' }, 'raiseIncident: summary must be one line, not "a\\nb"'],
      [{ summary: 'x'.repeat(256) }, `raiseIncident: summary must have at most 255 characters, not "${'x'.repeat(60)}"`],
      [{ intentId: 'again' }, 'raiseIncident: intentId must be a UUID, not "again"'],
      [{ description: undefined }, 'raiseIncident: description must be string, not undefined'],
      [{ impact: 'Extensive / Widespread' }, 'raiseIncident: impact must be an id of the policy, not "Extensive / Widespread"'],
      [{ services: ['email', 'email'] }, 'raiseIncident: services must not name a service twice'],
      [{ affectedUser: 'u-\u0000' }, 'raiseIncident: affectedUser must be an account id, not "u-\\u0000"'],
      [{ reporter: 'u-admin' }, 'raiseIncident: reporter is not expected: leave it out'],
    ];
    for (const [change, message] of cases) expect(refusal(() => parseInput('raiseIncident', { ...right, ...change }))).toBe(message);
    const project = { projectId: '1', issueTypeId: '2', alsoTypeIds: ['3', 'x'] };
    expect(refusal(() => parseInput('setUp', { choices: { target: '1', projects: [project] }, skip: [] }))).toBe(
      'setUp: choices.projects[0].alsoTypeIds[1] must be an id of Jira’s: digits only, not "x"',
    );
    // With the first type they have to fit into the settings, which could not be read back otherwise.
    const types = Array.from({ length: 50 }, (_, at) => String(at + 10));
    expect(refusal(() => parseInput('setUp', { choices: { target: '1', projects: [{ ...project, alsoTypeIds: types }] }, skip: [] }))).toBe(
      'setUp: choices.projects[0].alsoTypeIds must have at most 49 types',
    );
    expect(refusal(() => parseInput('setUp', { choices: { target: '9', projects: [{ ...project, alsoTypeIds: [] }] }, skip: [] }))).toBe(
      'setUp: choices target must be one of the projects',
    );
    expect(refusal(() => parseInput('overridePriority', { priority: 'p1', reason: ' ' }))).toBe(
      'overridePriority: reason must not be empty',
    );
  });

  test('the prototype cannot be reached by a payload', () => {
    const hostile: unknown = JSON.parse('{"intentId":"x","summary":"s","description":"d","__proto__":{"polluted":true}}');
    expect(refusal(() => parseInput('raiseIncident', hostile))).toMatch(/^raiseIncident: /);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  test('every input is strict and every answer survives JSON', () => {
    for (const name of NAMES) {
      const { input } = calls[name];
      for (const { type } of input.type === 'variant' ? input.options : [input]) expect(type).toBe('strict_object');
      expect(v.safeParse(calls[name].input, { surprise: 1 }).success).toBe(false);
    }
  });
});

function refusal(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof AppFault) return error.error.message;
    throw error;
  }
  return 'was let through';
}
