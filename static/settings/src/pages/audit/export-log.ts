import type { Result } from '../../../../../src/contract/errors';
import { call } from '../../../../shared/call';
import type { Entry } from './entry-words';

/** The whole log, newest first, page by page. */
export async function readAll(): Promise<Result<Entry[]>> {
  const all: Entry[] = [];
  let before: string | null = null;
  do {
    const answer: Awaited<ReturnType<typeof call<'readAudit'>>> = await call('readAudit', before === null ? {} : { before });
    if (!answer.ok) return answer;
    all.push(...answer.value.entries);
    before = answer.value.next;
  } while (before !== null);
  return { ok: true, value: all };
}
