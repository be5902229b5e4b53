import { expect, test } from '@jest/globals';
import { deskChoices, setUp, withFirebreak } from './firebreak';
import { inForce } from './policy/desk';

test('tests begin without messages and tasks of an incident’s life, unless they ask for them', async () => {
  const told = async (whole: boolean): Promise<boolean[]> =>
    withFirebreak(async (local) => {
      await setUp(local, deskChoices(local), { whole });
      const { communication, taskTemplates, resolution } = (await inForce(local)).document;
      return [
        communication.templates.some(({ event, active }) => event !== undefined && active),
        taskTemplates.length > 0,
        resolution.holdRules.length > 0,
        resolution.confirmation.silenceClosesAfterDays !== undefined,
      ];
    });
  expect(await told(false)).toEqual([false, false, false, false]);
  expect(await told(true)).toEqual([true, true, true, true]);
});
