import type { CallOutput } from '../../../../../src/contract/types';
import type { I18n, TextKey } from '../../../../shared/i18n';

export type Entry = CallOutput<'readAudit'>['entries'][number];

const TEXTS: Record<Entry['what'], TextKey> = {
  published: 'page.audit.published',
  rolledBack: 'page.audit.rolledBack',
  setUp: 'page.audit.setUp',
  imported: 'page.audit.imported',
  draftTaken: 'page.audit.draftTaken',
  exportedAll: 'page.audit.exportedAll',
  deletedAll: 'page.audit.deletedAll',
  gatesApplied: 'page.audit.gatesApplied',
  gatesRemoved: 'page.audit.gatesRemoved',
};

/** What was done, as a sentence. */
export const entryWords = ({ what, values }: Entry, { t }: I18n): string =>
  t(TEXTS[what], { from: '', version: '', changes: '', workflow: '', count: '', ...values });
