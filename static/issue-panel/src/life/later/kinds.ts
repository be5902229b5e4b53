import type { LifeForm } from '../../../../../src/contract/types';
import type { LifeAction } from '../../../../../src/domain/lifecycle/next-actions';
import type { TextKey } from '../../../../shared/i18n';

interface Kind {
  label: TextKey;
  /** The key that does it. */
  key: string;
}

export const KINDS: Readonly<Record<LifeAction, Kind>> = {
  assign: { label: 'life.act.assign', key: 'A' },
  start: { label: 'life.act.start', key: 'S' },
  hold: { label: 'life.act.hold', key: 'H' },
  resume: { label: 'life.act.resume', key: 'G' },
  propose: { label: 'life.act.propose', key: 'R' },
  accept: { label: 'life.act.accept', key: 'Y' },
  reject: { label: 'life.act.reject', key: 'N' },
  close: { label: 'life.act.close', key: 'C' },
  tasks: { label: 'life.act.tasks', key: 'T' },
  move: { label: 'life.act.move', key: 'M' },
};

/** What an agent answers for somebody is said so. */
export const labelOf = (action: LifeAction, requester: boolean): TextKey => {
  if (requester) return KINDS[action].label;
  if (action === 'accept') return 'life.act.acceptForThem';
  return action === 'reject' ? 'life.act.rejectForThem' : KINDS[action].label;
};

/** Whether the person may, as the server said; it asks again when it is done. What Jira decides is not known before. */
export function mayDo(action: LifeAction, { may, requester }: Pick<LifeForm, 'may' | 'requester'>): boolean {
  if (action === 'hold' || action === 'resume') return may.hold;
  if (action === 'propose') return may.proposeResolution;
  if (action === 'accept' || action === 'reject') return requester || may.proposeResolution;
  return true;
}
