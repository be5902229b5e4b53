import { view } from '@forge/bridge';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { RaisedIncident } from '../../../src/contract/types';
import { useI18n, useSurroundings } from '../../shared/start';
import { Button } from '../../shared/ui/button';
import { Field } from '../../shared/ui/field';
import { IssueLink } from '../../shared/ui/issue-link';
import { ErrorMessage, Message } from '../../shared/ui/message';
import type { RaiseDraft } from './draft';
import { type RaiseForm, useRaise } from './use-raise';
import { faultsOf } from './validate';

/** The "Raise incident" modal. Jira shows its title above the frame; the heading inside is for who cannot see that. */
export function Raise() {
  const { issue, i18n } = useSurroundings();
  const form = useRaise();
  return (
    <div class="stack page">
      <h1 class="unseen">{i18n.t('raise.title')}</h1>
      {issue && <p class="quiet">{i18n.t('raise.from', { key: issue.key })}</p>}
      {form.raised ? <Done raised={form.raised} another={form.startOver} /> : <Form form={form} />}
    </div>
  );
}

function Form({ form }: { form: RaiseForm }) {
  const { t } = useI18n();
  const { draft, target, error } = form;
  const [tried, setTried] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  const faults = draft ? faultsOf(draft) : {};
  const shown = tried ? faults : {};
  useEffect(() => first.current?.focus(), [draft === undefined]);

  const submit = (event: Event): void => {
    event.preventDefault();
    setTried(true);
    if (faults.summary) first.current?.focus();
    if (!faults.summary && !faults.description) form.create();
  };

  return (
    <form class="stack" onSubmit={submit} noValidate>
      {error && <ErrorMessage error={error} retry={form.blocked ? form.reload : undefined} />}
      {target && <p>{t('raise.into', { project: target.projectName, key: target.projectKey, type: target.issueTypeName })}</p>}
      {draft && form.kept && (
        <Message look="info">
          <p>{t('raise.kept')}</p>
          <Button look="link" onClick={form.startOver}>
            {t('raise.startOver')}
          </Button>
        </Message>
      )}
      {draft && <Fields draft={draft} form={form} faults={shown} first={first} />}
      <div class="row row-end">
        <Button onClick={() => void view.close()}>{t('common.cancel')}</Button>
        <Button look="primary" type="submit" aria-disabled={form.creating || form.blocked || !draft}>
          {form.creating ? t('raise.creating') : t('raise.create')}
        </Button>
      </div>
    </form>
  );
}

interface FieldsProps {
  draft: RaiseDraft;
  form: RaiseForm;
  faults: ReturnType<typeof faultsOf>;
  first: { current: HTMLInputElement | null };
}

function Fields({ draft, form, faults, first }: FieldsProps) {
  const { t } = useI18n();
  return (
    <>
      <Field id="summary" label={t('raise.summary')} error={faults.summary && t(...faults.summary)} required>
        {(ids) => (
          <input
            {...ids}
            ref={first}
            required
            autocomplete="off"
            value={draft.summary}
            onInput={(event) => form.edit({ summary: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field
        id="description"
        label={t('raise.description')}
        hint={t('raise.descriptionHint')}
        error={faults.description && t(...faults.description)}
      >
        {(ids) => (
          <textarea {...ids} value={draft.description} onInput={(event) => form.edit({ description: event.currentTarget.value })} />
        )}
      </Field>
    </>
  );
}

function Done({ raised, another }: { raised: RaisedIncident; another: () => void }) {
  const { issue, i18n } = useSurroundings();
  const { t } = i18n;
  const place = useRef<HTMLDivElement>(null);
  // What had the focus is gone: it goes to the outcome.
  useEffect(() => place.current?.focus(), []);
  return (
    <div class="stack" ref={place} tabIndex={-1}>
      <Message look="success">
        <p>
          {t('raise.createdBefore')} <IssueLink issueKey={raised.key} /> {t('raise.createdAfter')}
        </p>
        {issue && !raised.linkRefused && <p>{t('raise.linked', { key: issue.key })}</p>}
      </Message>
      {issue && raised.linkRefused && (
        <Message look="info">
          <p>{t('raise.notLinked', { key: issue.key })}</p>
          <ul>
            {raised.linkRefused.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </Message>
      )}
      <div class="row row-end">
        <Button onClick={another}>{t('raise.another')}</Button>
        <Button look="primary" onClick={() => void view.close({ raised: raised.key })}>
          {t('common.close')}
        </Button>
      </div>
    </div>
  );
}
