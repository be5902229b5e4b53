import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import type { AppError } from '../../../../../src/contract/errors';
import { isAboutIssue, severityOf } from '../../../../../src/domain/health/problem';
import { call } from '../../../../shared/call';
import { useI18n } from '../../../../shared/start';
import { Button } from '../../../../shared/ui/button';
import { IssueLink } from '../../../../shared/ui/issue-link';
import { Lozenge } from '../../../../shared/ui/lozenge';
import { ErrorMessage } from '../../../../shared/ui/message';
import { PageLink } from '../../shell/link';
import { FACTS, MENDED_ON, PROBLEM_TEXTS, type Problem } from './words';

const LOOKS = {
  error: { look: 'removed', text: 'page.health.error' },
  warning: { look: 'moved', text: 'page.health.warning' },
  notice: { look: 'default', text: 'page.health.notice' },
} as const;

/** One problem: what it is, what it means, what is known of it, how to mend it. */
export function ProblemCard({ problem }: { problem: Problem }) {
  const { t, instant } = useI18n();
  const [done, setDone] = useState<'asked' | 'dismissed'>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError>();
  const { kind, about, values, since } = problem;
  const { look, text } = LOOKS[severityOf(kind)];
  const { title, means, mend } = PROBLEM_TEXTS[kind];
  const page = MENDED_ON[kind];
  const ask = async (name: 'recheckProblem' | 'dismissProblem'): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setError(undefined);
    const answer = await call(name, { kind, about });
    setBusy(false);
    if (answer.ok) setDone(name === 'recheckProblem' ? 'asked' : 'dismissed');
    else setError(answer.error);
  };
  const facts = Object.entries(FACTS).flatMap(([name, label]) => {
    const value = values[name];
    return value === undefined || value === '' ? [] : [{ name, label, value: name === 'from' ? instant(value) : value }];
  });
  return (
    <li class="card stack-tight">
      <div class="row">
        <Lozenge look={look}>{t(text)}</Lozenge>
        <h3>{t(title)}</h3>
      </div>
      <p>{t(means)}</p>
      <dl class="facts">
        {values.key !== undefined && (
          <>
            <dt>{t('page.health.fact.key')}</dt>
            <dd>
              <IssueLink issueKey={values.key} />
            </dd>
          </>
        )}
        {facts.map(({ name, label, value }) => (
          <Fragment key={name}>
            <dt>{t(label)}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
        <dt>{t('page.health.fact.since')}</dt>
        <dd>
          <time dateTime={since}>{instant(since)}</time>
        </dd>
      </dl>
      <p>
        <strong>{t('page.health.mend')}</strong> {t(mend)} {page && <PageLink route={page.route}>{t(page.title)}</PageLink>}
      </p>
      {error && <ErrorMessage error={error} />}
      <div class="row">
        {done === undefined && isAboutIssue(kind) && (
          <Button aria-disabled={busy} onClick={() => void ask('recheckProblem')}>
            {t('page.health.recheck')}
          </Button>
        )}
        {done === undefined && (
          <Button aria-disabled={busy} onClick={() => void ask('dismissProblem')}>
            {t('page.health.dismiss')}
          </Button>
        )}
        <span class="quiet" role="status">
          {done === 'asked' && t('page.health.asked')}
          {done === 'dismissed' && t('page.health.dismissed')}
        </span>
      </div>
    </li>
  );
}
