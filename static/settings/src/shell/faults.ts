import type { AppError } from '../../../../src/contract/errors';
import { member, textOf } from '../../../shared/unread';
import type { Fault } from '../pages/page-props';

/** "channels[0].name must not be empty": where it stands, and the words. */
const LINE = /^([a-z][\w-]*(?:\.[\w-]+|\[\d+\])*) (.+)$/is;

/** What the server said of a section it did not take: by path where it named one, else of the section as a whole. */
export function faultsIn({ details, message }: AppError, section: string): Fault[] {
  return (details ?? [message]).map((line) => {
    const [, path, text] = LINE.exec(line) ?? [];
    if (path === undefined || text === undefined || !path.startsWith(section)) return { path: [section], text: line };
    const steps = path.split(/[.[]/).map((step) => (step.endsWith(']') ? Number(step.slice(0, -1)) : step));
    return { path: steps, text };
  });
}

/** The part of the document a fault is in, its steps joined by "/", entries of lists by their ids. */
export function partOf(document: object, path: Fault['path']): string {
  let at: unknown = document;
  return path
    .map((step) => {
      at = member(at, String(step));
      return textOf(member(at, 'id')) || String(step);
    })
    .join('/');
}
