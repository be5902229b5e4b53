import type { HoldReason } from '../../../../../src/contract/types';
import { fieldName, statusWords, type Wording } from '../conditions/words';

export type Way = HoldReason['while'][number];

/** A way in which an incident stands while it waits, in words. */
export function wayWords(wording: Wording, { status, fields }: Way): string {
  const { t, locale } = wording;
  const parts = [
    ...(status ? [t('page.holdReasons.way.status', { status: statusWords(wording, status) })] : []),
    ...fields.map(({ field, is }) =>
      t(is === 'in' ? 'page.holdReasons.way.field' : 'page.holdReasons.way.notField', { field: fieldName(wording, field) }),
    ),
  ];
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(parts) || '…';
}
