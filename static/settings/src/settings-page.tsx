import { useI18n } from '../../shared/start';
import { Button } from '../../shared/ui/button';
import { ErrorMessage, Message } from '../../shared/ui/message';
import { otherProjects } from './choice';
import { PreflightList } from './preflight-list';
import { TargetFields } from './target-fields';
import { type SettingsForm, useSettings } from './use-settings';

/** The settings page: what the app found, and where incidents go. Jira shows its title above the frame. */
export function SettingsPage() {
  const { t } = useI18n();
  const form = useSettings();
  return (
    <div class="stack page page-flush">
      <h1 class="unseen">{t('settings.title')}</h1>
      {form.error && <ErrorMessage error={form.error} retry={form.ready ? undefined : form.reload} />}
      {!form.ready && !form.error && <p class="quiet">{t('settings.reading')}</p>}
      {form.ready && (
        <>
          <PreflightList preflight={form.preflight} checking={form.busy === 'checking'} check={form.check} />
          <Target form={form} />
        </>
      )}
    </div>
  );
}

function Target({ form }: { form: SettingsForm }) {
  const { t } = useI18n();
  const complete = form.choice.projectId !== '' && form.choice.issueTypeId !== '';
  const others = otherProjects(form.choice, form.settings);
  const idle = form.busy === undefined;
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (complete) form.save();
      }}
    >
      <div class="stack-tight">
        <h2>{t('settings.target')}</h2>
        <p class="quiet">{t('settings.targetHint')}</p>
      </div>
      {form.changed && form.settings && (
        <Message look="info">
          <p>{t('settings.kept')}</p>
          <Button look="link" onClick={form.discard}>
            {t('settings.discard')}
          </Button>
        </Message>
      )}
      <TargetFields form={form} />
      {others.length > 0 && <p class="quiet small">{t('settings.otherProjects', { count: others.length })}</p>}
      <div class="row">
        <Button look="primary" type="submit" aria-disabled={!complete || !idle}>
          {form.busy === 'saving' ? t('settings.saving') : t('settings.save')}
        </Button>
        <span role="status">{form.saved && !form.changed ? t('settings.saved') : complete ? '' : t('settings.incomplete')}</span>
      </div>
    </form>
  );
}
