import { count, countOf, TallyError } from './marks';
import { list, number, record, text } from './read';

interface Answer {
  statusCode: number;
  headers: Record<string, string[]>;
  body: string;
}

const answer = (statusCode: number, body: unknown): Answer => ({
  statusCode,
  headers: { 'Content-Type': ['application/json'] },
  body: JSON.stringify(body),
});

/** Counts from outside: POST {"issueId", "by"}; GET ?issueId= tells. */
export async function hook(request: unknown): Promise<Answer> {
  const { method, body, queryParameters } = record(request);
  if (method === 'GET') {
    const issueId = text(list(record(queryParameters).issueId)[0]);
    return answer(200, { issueId, count: await countOf(issueId) });
  }
  try {
    const asked = record(JSON.parse(text(body, '{}')));
    return answer(201, { count: await count(text(asked.issueId), number(asked.by, 1), 'web') });
  } catch (error) {
    if (error instanceof TallyError || error instanceof SyntaxError) return answer(400, { error: error.message });
    throw error;
  }
}

/** Answers one of the fixed outputs of the manifest. */
export function ping(request: unknown): { outputKey: string } {
  return { outputKey: text(list(record(record(request).queryParameters).ok)[0]) === 'no' ? 'refused' : 'counted' };
}
