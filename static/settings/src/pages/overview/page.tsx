import { useI18n } from '../../../../shared/start';
import { ErrorMessage } from '../../../../shared/ui/message';
import { ProgressCard } from '../../publishing/progress-card';
import { useShell } from '../../shell/desk-context';
import { Completeness } from './completeness';
import { PolicyInForce } from './policy-in-force';
import { SetUpState } from './set-up-state';
import { WhatIsWrong } from './what-is-wrong';
import { WhatLintSays } from './what-lint-says';

/** What stands and what is left to do, at a glance. */
export default function OverviewPage() {
  const { t } = useI18n();
  const { desk, admin } = useShell();
  const { value, document } = desk;
  return (
    <>
      <p class="quiet">{t('page.overview.lead')}</p>
      {desk.error && desk.error.code !== 'NOT_SET_UP' && <ErrorMessage error={desk.error} />}
      <WhatIsWrong />
      {admin && <SetUpState />}
      <PolicyInForce />
      <ProgressCard />
      {value && document && <WhatLintSays policy={document} site={value.site} draft={desk.keeping?.draft !== null} />}
      {document && <Completeness policy={document} />}
    </>
  );
}
