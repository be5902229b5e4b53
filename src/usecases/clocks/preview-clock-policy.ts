import type { CallOutput, ParsedInput } from '../../contract/types';
import { differs, fingerprint } from '../../domain/sla/compare';
import { type Actor, readGround } from '../panel/ground';
import { type ComparePorts, compareVersions } from './compare';

/** What another version of the policy would make of an incident's clocks. Changes nothing; whoever may see the incident may know. */
export async function previewClockPolicy(
  ports: ComparePorts,
  actor: Actor,
  { version }: ParsedInput<'previewClockPolicy'>,
): Promise<CallOutput<'previewClockPolicy'>> {
  const ground = await readGround(ports, actor);
  const { comparison } = await compareVersions(ports, actor, ground, version);
  const { at, before, after, clocks } = comparison;
  return { at, before, after, clocks: clocks.map((clock) => ({ ...clock, differs: differs(clock) })), expect: fingerprint(comparison) };
}
