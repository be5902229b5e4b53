import { type AskOnePorts, askForLook } from './ask-for-looks';

/** Asks for a look at an issue. */
export async function requestLook(ports: AskOnePorts, issueId: string): Promise<Record<string, never>> {
  await askForLook(ports, issueId);
  return {};
}
