import type { Metric } from '../../../../../src/contract/types';
import type { TextKey } from '../../../../shared/i18n';

/** What a clock is a promise to. */
export const KIND_TEXTS: Record<Metric['kind'], TextKey> = {
  sla: 'page.metrics.kind.sla',
  ola: 'page.metrics.kind.ola',
  uc: 'page.metrics.kind.uc',
};
