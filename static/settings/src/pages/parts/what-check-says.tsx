import { useId, useMemo } from 'preact/hooks';
import type { Policy } from '../../../../../src/contract/types';
import { dangling } from '../../../../../src/domain/policy/lint/dangling';
import type { Check, SiteForLint } from '../../../../../src/domain/policy/lint/finding';
import { useI18n } from '../../../../shared/start';
import { FindingList } from '../../words/finding-list';

interface WhatCheckSaysProps {
  policy: Policy;
  /** Sections of the document the page shows. */
  sections: readonly (keyof Policy)[];
  /** What is looked for there, besides names of what is no longer there. */
  checks: readonly Check[];
  site: SiteForLint;
}

/** What the check finds wrong with what stands on this page, as it is typed. Reckoned in the browser; the page Check has all of it. */
export function WhatCheckSays({ policy, sections, checks, site }: WhatCheckSaysProps) {
  const { t } = useI18n();
  const id = useId();
  const found = useMemo(
    () =>
      [dangling, ...checks]
        .flatMap((check) => check(policy, site))
        .filter(({ path }) => sections.some((section) => section === path[0]))
        .map((finding) => ({ ...finding, path: [...finding.path], example: { ...finding.example } })),
    [policy, site],
  );
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{t('page.common.checkSays')}</h2>
      {found.length === 0 ? <p class="quiet">{t('page.common.checkClean')}</p> : <FindingList findings={found} />}
    </section>
  );
}
