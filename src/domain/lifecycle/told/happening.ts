import type { MessageEvent } from '../../../contract/types';
import type { Values } from '../../effects/values';
import type { Change, IssueFacts } from '../../incident/facts';
import { instantMs } from '../../instant';

/** Something of an incident's life people may be told of. Of several of one event, the last. */
export interface Happening {
  event: MessageEvent;
  /** The how manieth of its event: with that it is told once. */
  round: number;
  /** ms since 1970. */
  at: number;
  /** What its messages may name besides what any may. */
  values: Values;
  /** Somebody may be about to say more of it in the panel: it is told when they did, or had the time. */
  undescribed?: boolean;
  /** Only those who have the incident are told, not who raised it. */
  within?: boolean;
}

/** Changes of one field by Jira's history, in order; those without an instant are left out. */
export const changesOf = ({ history }: Pick<IssueFacts, 'history'>, fieldId: string): Change[] =>
  history
    .filter((change) => change.fieldId === fieldId && !Number.isNaN(instantMs(change.at)))
    .sort((a, b) => instantMs(a.at) - instantMs(b.at) || Number(a.id) - Number(b.id) || 0);
