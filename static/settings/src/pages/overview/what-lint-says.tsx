import { useMemo } from 'preact/hooks';
import type { Policy } from '../../../../../src/contract/types';
import { lint } from '../../../../../src/domain/policy/lint/lint';
import { counted } from '../../../../shared/plural';
import { useI18n } from '../../../../shared/start';
import { PageLink } from '../../shell/link';
import { FindingList } from '../../words/finding-list';
import type { PolicySite } from '../page-props';

/** As many findings as stand here; the page Check has all of a draft's. */
const SHOWN = 5;

/** What the linter says of the draft, or of the policy in force while there is none. Reckoned in the browser. */
export function WhatLintSays({ policy, site, draft }: { policy: Policy; site: PolicySite; draft: boolean }) {
  const i18n = useI18n();
  const { t } = i18n;
  const found = useMemo(
    () =>
      lint(policy, { now: Date.now(), priorities: site.priorities }).map((finding) => ({
        ...finding,
        path: [...finding.path],
        example: { ...finding.example },
      })),
    [policy, site],
  );
  const errors = found.filter(({ severity }) => severity === 'error').length;
  return (
    <section class="card stack-tight" aria-labelledby="lint">
      <h2 id="lint">{t(draft ? 'page.overview.lintDraft' : 'page.overview.lint')}</h2>
      <p>
        {found.length === 0
          ? t('page.check.clean')
          : `${counted(i18n, errors, { one: 'page.check.errors.one', other: 'page.check.errors.other' })} ${counted(i18n, found.length - errors, { one: 'page.check.warnings.one', other: 'page.check.warnings.other' })}`}
      </p>
      <FindingList findings={found.slice(0, SHOWN)} />
      {found.length > SHOWN && <p class="quiet">{t('page.overview.more', { count: found.length - SHOWN })}</p>}
      {draft && (
        <p>
          <PageLink route="check">{t('settings.page.check')}</PageLink>
        </p>
      )}
    </section>
  );
}
