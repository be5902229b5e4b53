import { describe, expect, test } from '@jest/globals';
import { deskChoices, screenCall, succeed, withFirebreak } from '../firebreak';
import { inState, lines, preflightOf, runSetUp, step, writesOf } from './run';

describe('set-up of a service project', () => {
  test('reuses its incident type, Impact and Urgency, makes the rest, and changes nothing the second time', () =>
    withFirebreak(async (local) => {
      const choices = deskChoices(local);
      const before = await preflightOf(local, choices);
      const { settings, preflight } = await runSetUp(local, choices);
      const writes = writesOf(local);
      await runSetUp(local, choices);
      console.log(
        writes,
        local.site.meter
          .invocations()
          .filter((i) => i.functionKey === 'resolve-settings')
          .map((i) => i.calls.length),
      );
      expect(writesOf(local)).toEqual(writes);
    }));
});
