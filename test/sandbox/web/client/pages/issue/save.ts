import { rest } from '../../api';

/** Changes fields of an issue. Throws RestFailure. */
export async function saveFields(key: string, fields: Record<string, unknown>): Promise<void> {
  await rest('PUT', `/rest/api/3/issue/${encodeURIComponent(key)}`, { fields });
}
