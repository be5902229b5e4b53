import { counted } from '../../../../shared/plural';
import { useI18n } from '../../../../shared/start';
import { Button } from '../../../../shared/ui/button';
import { ErrorMessage, Message } from '../../../../shared/ui/message';
import { useShell } from '../../shell/desk-context';
import { PageLink } from '../../shell/link';
import { useFindings } from '../../shell/use-findings';
import { FindingList } from '../../words/finding-list';

/** What is wrong or odd about the draft, each with an incident that shows it and a way to the place. */
export default function CheckPage() {
  const i18n = useI18n();
  const { t } = i18n;
  const { desk } = useShell();
  const { found, error, checking, check } = useFindings();
  if (!desk.keeping?.draft) return <p>{t('page.check.noDraft')}</p>;
  const errors = found?.filter(({ severity }) => severity === 'error') ?? [];
  const warnings = found?.filter(({ severity }) => severity === 'warning') ?? [];
  return (
    <>
      <p class="quiet">{t('page.check.lead')}</p>
      <div class="row">
        <Button aria-disabled={checking} onClick={() => !checking && check()}>
          {t('page.check.again')}
        </Button>
        <span class="quiet" role="status">
          {checking && t('page.check.checking')}
          {!checking &&
            found &&
            `${counted(i18n, errors.length, { one: 'page.check.errors.one', other: 'page.check.errors.other' })} ${counted(i18n, warnings.length, { one: 'page.check.warnings.one', other: 'page.check.warnings.other' })}`}
        </span>
      </div>
      {error && <ErrorMessage error={error} retry={check} />}
      {found?.length === 0 && (
        <Message look="success">
          <p>{t('page.check.clean')}</p>
        </Message>
      )}
      {errors.length > 0 && (
        <section class="stack-tight" aria-labelledby="errors">
          <h2 id="errors">{t('page.check.errorsHeading')}</h2>
          <FindingList findings={errors} />
        </section>
      )}
      {warnings.length > 0 && (
        <section class="stack-tight" aria-labelledby="warnings">
          <h2 id="warnings">{t('page.check.warningsHeading')}</h2>
          <FindingList findings={warnings} />
        </section>
      )}
      {found && errors.length === 0 && desk.value?.mayPublish && <PageLink route="publish">{t('page.check.onward')}</PageLink>}
    </>
  );
}
