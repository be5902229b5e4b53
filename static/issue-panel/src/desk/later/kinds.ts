import type { DeskForm, DeskRight } from '../../../../../src/contract/types';
import type { TextKey } from '../../../../shared/i18n';

/** What somebody can do about support and escalation. */
export type ActKind = 'acknowledge' | 'snooze' | 'endSnooze' | 'escalate' | 'takeBack' | 'support' | 'askFor';

export const LABELS = {
  acknowledge: 'desk.act.acknowledge',
  snooze: 'desk.act.snooze',
  endSnooze: 'desk.act.endSnooze',
  escalate: 'desk.act.escalate',
  takeBack: 'desk.act.takeBack',
  support: 'desk.act.support',
  askFor: 'desk.act.askFor',
} as const satisfies Record<ActKind, TextKey>;

/** The key that presses each. Putting off is begun or ended, never both. */
export const KEYS: Record<ActKind, string> = {
  acknowledge: 'K',
  snooze: 'O',
  endSnooze: 'O',
  escalate: 'E',
  takeBack: 'B',
  support: 'U',
  askFor: 'Q',
};

/** Done with one click, without anything to fill in. */
export const AT_ONCE: readonly ActKind[] = ['acknowledge', 'endSnooze'];

const RIGHTS: Record<Exclude<ActKind, 'askFor'>, DeskRight> = {
  acknowledge: 'acknowledge',
  snooze: 'snooze',
  endSnooze: 'snooze',
  escalate: 'escalate',
  takeBack: 'deEscalate',
  support: 'assign',
};

/** Whether the person may, as the server said; it asks again when it is done. */
export const mayDo = (kind: ActKind, { may, requester }: Pick<DeskForm, 'may' | 'requester'>): boolean =>
  kind === 'askFor' ? requester || may.escalate : may[RIGHTS[kind]];
