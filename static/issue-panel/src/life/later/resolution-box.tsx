import type { ResolutionState } from '../../../../../src/domain/lifecycle/state';
import type { TextKey } from '../../../../shared/i18n';
import { useI18n } from '../../../../shared/start';
import { IssueLink } from '../../../../shared/ui/issue-link';
import { Lozenge, type LozengeLook } from '../../../../shared/ui/lozenge';
import { nearText } from '../../../../shared/when';
import type { Names } from './names';

const ANSWERS: Record<ResolutionState['answer'], { text: TextKey; look: LozengeLook }> = {
  open: { text: 'life.answer.open', look: 'inprogress' },
  accepted: { text: 'life.answer.accepted', look: 'success' },
  rejected: { text: 'life.answer.rejected', look: 'removed' },
  silence: { text: 'life.answer.silence', look: 'success' },
  notAsked: { text: 'life.answer.notAsked', look: 'default' },
};

const VIAS = {
  panel: 'life.via.panel',
  portal: 'life.via.portal',
  reply: 'life.via.reply',
  silence: 'life.via.silence',
  onBehalf: 'life.via.onBehalf',
} as const satisfies Record<NonNullable<ResolutionState['answered']>['via'], TextKey>;

/** How it was resolved, and what the requester says of it. */
export function ResolutionBox({ resolution, names, now }: { resolution: ResolutionState; names: Names; now: number }) {
  const { t, locale, timeZone } = useI18n();
  const near = (iso: string): string => nearText(locale, timeZone, Date.parse(iso), now);
  const { kind, code, done, by, at, answer, answered, remindAt, closesAt } = resolution;
  const { text, look } = ANSWERS[answer];
  return (
    <div class="life-box stack-tight">
      <h3>{t('life.resolution')}</h3>
      <p>
        <Lozenge look={look}>{t(text)}</Lozenge>
      </p>
      <p>{t('life.resolutionKind', { kind: kind.name, code: code.name })}</p>
      <p class="reason">{done}</p>
      <p class="quiet small">{t('life.resolutionBy', { name: names(by), when: near(at) })}</p>
      {answered && (
        <>
          <p class="small">{t(VIAS[answered.via], { name: names(answered.by), when: near(answered.at) })}</p>
          {answered.reason !== undefined && <p class="reason">{answered.reason}</p>}
          {answered.link !== undefined && (
            <p class="small">
              {t('life.answeredWith')} <IssueLink issueKey={answered.link} />
            </p>
          )}
        </>
      )}
      {answer === 'open' && remindAt !== undefined && <p class="small">{t('life.remindedAt', { when: near(remindAt) })}</p>}
      {answer === 'open' && closesAt !== undefined && <p class="small">{t('life.closesAt', { when: near(closesAt) })}</p>}
    </div>
  );
}
