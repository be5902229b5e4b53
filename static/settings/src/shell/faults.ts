import type { AppError } from '../../../../src/contract/errors';
import type { Fault } from '../pages/page-props';

/** What the server said of a section it did not take: by path when it named one, else of the section as a whole. */
export function faultsIn(error: AppError, section: string): Fault[] {
  const named = Object.entries(error.fields ?? {}).map(([path, text]): Fault => ({ path: path.split(/[./]/), text }));
  if (named.length > 0) return named;
  const lines = error.details ?? [error.message];
  return lines.map((text): Fault => ({ path: [section], text }));
}
