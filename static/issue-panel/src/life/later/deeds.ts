import { enterable, type LifeAction } from '../../../../../src/domain/lifecycle/next-actions';
import { call } from '../../../../shared/call';
import type { I18n } from '../../../../shared/i18n';
import { assignTo, enterPhase } from './edits';
import type { SectionProps } from './section';
import type { Deed } from './use-acts';

interface Ground extends Pick<SectionProps, 'issueId' | 'life' | 'state' | 'looker'>, Pick<I18n, 't'> {
  accountId: string;
}

/** What one press does without anything to fill in; undefined for what opens a form or a list. */
export function deedOf(action: LifeAction, { issueId, accountId, life, state, looker, t }: Ground): Deed | undefined {
  const edited = { kind: 'edit' as const, after: state.basis.updated };
  const into = (kind: 'investigation' | 'closure'): Deed | undefined => {
    const phase = enterable(life, kind);
    return phase && { doing: t('life.did.move', { phase: phase.name }), ask: () => enterPhase(issueId, life, phase.id), expected: edited };
  };
  switch (action) {
    case 'assign':
      return { doing: t('life.did.assign'), ask: () => assignTo(issueId, accountId), expected: edited };
    case 'start':
      return into('investigation');
    case 'close':
      return into('closure');
    case 'resume':
      return { doing: t('life.did.resume'), ask: () => call('resume'), expected: edited };
    case 'accept':
      // For somebody else it is asked once more: their incident is closed by it.
      return looker.requester
        ? {
            doing: t('life.did.accept'),
            ask: () => call('answerResolution', { accepts: true }),
            expected: { kind: 'acts', above: state.basis.acts },
          }
        : undefined;
    default:
      return undefined;
  }
}
