import { sameName } from '../policy/defaults';
import { contextFor } from './contexts';
import type { SiteField, SiteSnapshot } from './site';

const SELECT = 'com.atlassian.jira.plugin.system.customfieldtypes:select';

/** What Jira Service Management calls the field in which agents say why work waits; on French sites too. */
const NAMES = ['Pending reason', 'Raison de la mise en attente', 'Motif de mise en attente'];

/** The site's field for why work waits, if it has one. Of several the oldest. */
export const pendingReasonField = (fields: readonly SiteField[]): SiteField | undefined =>
  fields
    .filter(({ name, type, scoped }) => !scoped && type === SELECT && NAMES.some((one) => sameName(one, name)))
    .sort((a, b) => Number(a.id.split('_')[1]) - Number(b.id.split('_')[1]))[0];

/** That field with what it offers where incidents are made; undefined when the site has none, or nothing to choose. */
export function pendingReasonOf(
  { fields, contexts }: Pick<SiteSnapshot, 'fields' | 'contexts'>,
  projectId: string | undefined,
): { fieldId: string; options: { id: string; name: string }[] } | undefined {
  const field = pendingReasonField(fields);
  const offered = field && contextFor(contexts.get(field.id) ?? [], projectId)?.options;
  const options = (offered ?? []).filter(({ disabled }) => !disabled).map(({ id, value }) => ({ id, name: value }));
  return field && options.length > 0 ? { fieldId: field.id, options } : undefined;
}
