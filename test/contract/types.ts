// Compile-only: `tsc -p test/tsconfig.json` fails when a wrong name or payload is let through. Nothing here runs.
import { expose } from '../../src/entry/expose';
import { call } from '../../static/shared/call';

const RIGHT = { intentId: 'i', summary: 's', description: 'd', impact: 'extensive', urgency: 'high', services: [] };

export async function rightCalls(): Promise<string> {
  await call('requestLook');
  const form = await call('readRaiseForm');
  const raised = await call('raiseIncident', RIGHT);
  if (!raised.ok) return raised.error.code;
  return form.ok ? form.value.projectName : raised.value.key;
}

export function wrongCalls(): void {
  // @ts-expect-error no such call
  void call('raiseIncidents', RIGHT);
  // @ts-expect-error a member is missing
  void call('raiseIncident', { intentId: 'i', summary: 's' });
  // @ts-expect-error a member too many
  void call('raiseIncident', { ...RIGHT, impact: 'minor', reporter: 'u-1' });
  // @ts-expect-error a member of another type
  void call('raiseIncident', { ...RIGHT, summary: 5 });
  // @ts-expect-error an input is needed
  void call('setUp');
  // @ts-expect-error no input is taken
  void call('requestLook', { issueId: '1' });
}

export async function wrongAnswers(): Promise<void> {
  const raised = await call('raiseIncident', RIGHT);
  // @ts-expect-error the outcome has to be asked first
  raised.value;
  // @ts-expect-error no such member
  if (raised.ok) raised.value.issueKey;
}

export const wrongResolvers = [
  // @ts-expect-error no such call
  expose({ readRaiseForms: async () => ({}) }),
  // @ts-expect-error the answer lacks a member
  expose({ readRaiseForm: async () => ({ projectKey: 'IT', projectName: 'IT' }) }),
  // @ts-expect-error the input has no such member
  expose({ raiseIncident: async (input) => ({ issueId: input.issueId, key: 'IT-1' }) }),
];
