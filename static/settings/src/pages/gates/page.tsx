import type { AppError } from '../../../../../src/contract/errors';
import { useI18n } from '../../../../shared/start';
import { Field } from '../../../../shared/ui/field';
import { ErrorMessage, Message } from '../../../../shared/ui/message';
import { ActBar } from './act-bar';
import { type GatesDesk, toChange, useGates } from './use-gates';
import { WorkflowCard } from './workflow-card';

/** Which transitions of Jira's workflows the policy's gates block: looked at, applied, removed. */
export default function GatesPage() {
  const { t } = useI18n();
  const desk = useGates();
  const { preview, error, failed, done } = desk;
  return (
    <>
      <p class="quiet">{t('gates.page.lead')}</p>
      {preview?.installed && (
        <Message look="info">
          <p>{t('gates.page.uninstall')}</p>
        </Message>
      )}
      {preview && preview.policy !== null && <LanguageField desk={desk} />}
      <ActBar desk={desk} />
      {error && <ErrorMessage error={error} retry={error.code === 'NOT_ALLOWED' ? undefined : () => void desk.look()} />}
      {failed.map((one) => (
        <Failed key={one.name} name={one.name} error={one.error} />
      ))}
      {done && (
        <Message look="success">
          <p>{t(done === 'apply' ? 'gates.page.applied' : 'gates.page.removed')}</p>
        </Message>
      )}
      <HowItStands desk={desk} />
      {preview?.unreached.map(({ phase, gates }) => (
        <Message key={phase} look="info">
          <p>{t('gates.page.unreached', { phase, gates: gates.join(', ') })}</p>
        </Message>
      ))}
      {preview?.workflows.map((workflow) => (
        <WorkflowCard key={workflow.id} workflow={workflow} />
      ))}
    </>
  );
}

function LanguageField({ desk }: { desk: GatesDesk }) {
  const { t } = useI18n();
  return (
    <Field id="gates-language" label={t('gates.page.language')} hint={t('gates.page.languageHint')}>
      {(ids) => (
        <select
          {...ids}
          class="short"
          value={desk.preview?.language}
          onChange={(event) => void desk.look(event.currentTarget.value === 'fr-FR' ? 'fr-FR' : 'en-US')}
        >
          <option value="en-US">{t('gates.page.english')}</option>
          <option value="fr-FR">{t('gates.page.french')}</option>
        </select>
      )}
    </Field>
  );
}

/** Why a workflow was left as it was: in our words when it changed meanwhile, else in Jira's. */
function Failed({ name, error }: { name: string; error: AppError }) {
  const { t } = useI18n();
  const changed = error.code === 'CONFLICT';
  return (
    <div class="stack-tight">
      <Message look="error">
        <p>{t('gates.page.failed', { name })}</p>
        {changed && <p>{t('gates.page.conflict')}</p>}
      </Message>
      {!changed && <ErrorMessage error={error} />}
    </div>
  );
}

/** In one sentence, when there is nothing to do. */
function HowItStands({ desk: { preview } }: { desk: GatesDesk }) {
  const { t } = useI18n();
  if (!preview) return null;
  if (preview.policy === null) return preview.installed ? <p>{t('gates.page.notSetUp')}</p> : <p>{t('gates.page.none')}</p>;
  if (preview.workflows.length === 0) return preview.unreached.length === 0 ? <p>{t('gates.page.none')}</p> : null;
  if (preview.workflows.some(toChange) || preview.workflows.every(({ obstacle }) => obstacle !== undefined)) return null;
  return <p>{t('gates.page.fits', { version: preview.policy })}</p>;
}
