import { useI18n } from '../../../shared/start';

/** What somebody sees who has no right here: who has, and how they come by it. Everybody finds the page among Jira's apps. */
export function Refused() {
  const { t } = useI18n();
  return (
    <div class="stack">
      <h1>{t('settings.refused.title')}</h1>
      <p>{t('settings.refused.who')}</p>
      <p>{t('settings.refused.how')}</p>
    </div>
  );
}
