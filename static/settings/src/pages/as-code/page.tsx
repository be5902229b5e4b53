import schemaAddress from 'address:../../../../../docs/policy.schema.json';
import { useState } from 'preact/hooks';
import { useI18n } from '../../../../shared/start';
import { Button } from '../../../../shared/ui/button';
import { useShell } from '../../shell/desk-context';
import { download } from '../../shell/download';
import { Import } from './import';

/** The policy as a file: taken along, kept under version control, brought back as a draft. */
export default function AsCodePage() {
  const { t } = useI18n();
  const { desk } = useShell();
  const [which, setWhich] = useState<'current' | 'draft'>('current');
  const value = desk.value;
  if (!value) return null;
  const draft = desk.keeping?.draft;
  const save = (): void => {
    const document = which === 'draft' && draft ? desk.document : value.current.document;
    const name = which === 'draft' && draft ? 'firebreak-policy-draft.json' : `firebreak-policy-v${value.current.version}.json`;
    download(name, 'application/json', [`${JSON.stringify({ $schema: './policy.schema.json', ...document }, undefined, 2)}\n`]);
  };
  return (
    <>
      <p class="quiet">{t('page.asCode.lead')}</p>
      <section class="card stack-tight" aria-labelledby="export">
        <h2 id="export">{t('page.asCode.export')}</h2>
        <p>{t('page.asCode.exportHint')}</p>
        {draft && (
          <fieldset class="row">
            <legend class="unseen">{t('page.asCode.which')}</legend>
            {(['current', 'draft'] as const).map((one) => (
              <label key={one} class="choice">
                <input type="radio" name="which" checked={which === one} onChange={() => setWhich(one)} />
                {one === 'draft' ? t('settings.draft.label') : t('page.history.version', { version: value.current.version })}
              </label>
            ))}
          </fieldset>
        )}
        <div class="row">
          <Button onClick={save}>{t('page.asCode.save')}</Button>
          <a href={schemaAddress} download="policy.schema.json">
            {t('page.asCode.schema')}
          </a>
        </div>
      </section>
      {value.mayPublish && <Import />}
    </>
  );
}
