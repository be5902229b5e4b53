import { AppFault } from '../../contract/errors';
import { TEXT_MAX } from '../../contract/limits';
import type { Found } from './problem';

/** The issue a look was at, as far as it is known. */
export interface LookedAt {
  issueId: string;
  key?: string;
  projectId?: string;
}

/** Words of Jira's, or of a fault of ours, as much of them as is kept. */
export const shortened = (words: string): string => (words.length > TEXT_MAX ? `${words.slice(0, TEXT_MAX - 1)}…` : words);

/**
 * Which problem it is when a look fails; undefined for what time mends, or what is done again anyway (TRY_LATER, CONFLICT). Being refused is
 * told of the project, since it is for all its incidents alike. @param error whatever was thrown; what is no AppFault is our fault.
 */
export function problemOf(error: unknown, { issueId, key, projectId }: LookedAt): Found | undefined {
  const said = error instanceof AppFault ? error.error : undefined;
  if (said?.code === 'TRY_LATER' || said?.code === 'CONFLICT') return undefined;
  const why = shortened(said?.details?.join(' ') ?? (error instanceof Error ? error.message : String(error)));
  const issue: Record<string, string> = key === undefined ? {} : { key };
  if (said?.code === 'NOT_ALLOWED' && projectId !== undefined)
    return { kind: 'permissionLost', about: projectId, values: { ...issue, why } };
  return { kind: 'lookFailed', about: issueId, values: { ...issue, code: said?.code ?? 'INTERNAL', why } };
}
