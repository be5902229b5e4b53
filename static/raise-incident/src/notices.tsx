import { useI18n } from '../../shared/start';
import { Button } from '../../shared/ui/button';
import { ErrorMessage, Message } from '../../shared/ui/message';
import type { DraftView } from './use-draft';

/** What is to be known about the draft before going on with it. */
export function Notices({ form, gone }: { form: DraftView; gone: boolean }) {
  const { t } = useI18n();
  return (
    <>
      {form.prefillError && <ErrorMessage error={form.prefillError} />}
      {form.madeElsewhere ? (
        <Message look="info">
          <p>{t('raise.madeElsewhere')}</p>
        </Message>
      ) : (
        form.kept && (
          <Message look="info">
            <p>{form.kept === 'sent' ? t('raise.keptSent') : t('raise.kept')}</p>
          </Message>
        )
      )}
      {form.unkept && <p class="quiet">{t('raise.unkept')}</p>}
      {gone && (
        <Message look="info">
          <p>{t('raise.gone')}</p>
        </Message>
      )}
      {form.undo && (
        <Message look="info">
          <p>{t('raise.emptied')}</p>
          <Button look="link" onClick={form.undo}>
            {t('raise.undo')}
          </Button>
        </Message>
      )}
    </>
  );
}
