import { useI18n } from '../../../../shared/start';
import { PolicyInForce } from './policy-in-force';

/** What stands and what is left to do, at a glance. */
export default function OverviewPage() {
  const { t } = useI18n();
  return (
    <>
      <p class="quiet">{t('page.overview.lead')}</p>
      <PolicyInForce />
    </>
  );
}
