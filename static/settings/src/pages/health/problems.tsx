import type { RefObject } from 'preact';
import { problemKey, severityOf } from '../../../../../src/domain/health/problem';
import { useI18n } from '../../../../shared/start';
import { Message } from '../../../../shared/ui/message';
import { ProblemCard } from './problem-card';
import { type Health, kindWords, type Problem } from './problem-texts';

interface ProblemsProps {
  health: Health;
  /** Takes the focus when the problem that had it is gone. */
  heading: RefObject<HTMLHeadingElement | null>;
  busy: boolean;
  recheck(problem: Problem): void;
  dismiss(problem: Problem): void;
}

const ORDER = ['error', 'warning', 'notice'] as const;
/** ms after which an hourly check is missed: it may be late, or fall out once. */
const LATE = 3 * 3_600_000;

/** What is wrong, the worst first; or that all is well. */
export function Problems({ health, heading, busy, recheck, dismiss }: ProblemsProps) {
  const i18n = useI18n();
  const { problems, more, runs } = health;
  const places = runs.checkUp?.places ?? {};
  return (
    <section class="stack-tight" aria-labelledby="problems">
      <h2 id="problems" ref={heading} tabIndex={-1}>
        {i18n.t('page.health.problems')}
      </h2>
      <HowItStands health={health} />
      {ORDER.flatMap((severity) => problems.filter(({ kind }) => severityOf(kind) === severity)).map((problem) => (
        <ProblemCard
          key={problemKey(problem)}
          problem={problem}
          places={places}
          busy={busy}
          recheck={() => recheck(problem)}
          dismiss={() => dismiss(problem)}
        />
      ))}
      {more.length > 0 && <p class="quiet">{i18n.t('page.health.more', { what: kindWords(more, problems, places, i18n) })}</p>}
    </section>
  );
}

/** That all is well, as far as anybody has looked. */
function HowItStands({ health: { problems, runs } }: Pick<ProblemsProps, 'health'>) {
  const { t, instant } = useI18n();
  const checked = runs.checkUp?.at;
  if (checked !== undefined && Date.parse(checked) < Date.now() - LATE)
    return (
      <Message look="error">
        <p>{t('page.health.stale', { at: instant(checked) })}</p>
      </Message>
    );
  if (problems.some(({ kind }) => severityOf(kind) !== 'notice')) return null;
  return (
    <Message look={checked === undefined ? 'info' : 'success'}>
      <p>{t(checked === undefined ? 'page.health.noneYet' : 'page.health.well')}</p>
    </Message>
  );
}
