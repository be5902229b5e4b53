import { useId } from 'preact/hooks';
import { isAboutIssue, severityOf } from '../../../../../src/domain/health/problem';
import { useI18n } from '../../../../shared/start';
import { Button } from '../../../../shared/ui/button';
import { ProblemFacts } from './problem-facts';
import { issueName, type Problem, problemWords, SEVERITIES } from './problem-texts';

interface ProblemCardProps {
  problem: Problem;
  /** Names of projects by their ids. */
  places: Readonly<Record<string, string>>;
  busy: boolean;
  recheck(): void;
  dismiss(): void;
}

/** One thing that is wrong: what it is, what it means, since when, where, and how to mend it. */
export function ProblemCard({ problem, places, busy, recheck, dismiss }: ProblemCardProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const heading = useId();
  const severity = severityOf(problem.kind);
  const { text, look } = SEVERITIES[severity];
  const { title, means, mend } = problemWords(problem, places, i18n);
  return (
    <article class={`card stack-tight problem problem-${severity}`} aria-labelledby={heading} data-kind={problem.kind}>
      <p>
        <span class={`lozenge ${look}`}>{t(text)}</span>
      </p>
      <h3 id={heading}>{title}</h3>
      <h4>{t('page.health.means')}</h4>
      <p>{means}</p>
      <h4>{t('page.health.mend')}</h4>
      <p>{mend}</p>
      <ProblemFacts problem={problem} places={places} />
      {isAboutIssue(problem.kind) && (
        <div class="row">
          <Button
            aria-label={t('page.health.recheckOf', { key: issueName(problem, i18n) })}
            aria-disabled={busy}
            onClick={() => !busy && recheck()}
          >
            {t('page.health.recheck')}
          </Button>
          <Button aria-label={t('page.health.dismissOf', { title })} aria-disabled={busy} onClick={() => !busy && dismiss()}>
            {t('page.health.dismiss')}
          </Button>
        </div>
      )}
    </article>
  );
}
