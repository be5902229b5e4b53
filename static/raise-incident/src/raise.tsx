import { useEffect, useState } from 'preact/hooks';
import { useSurroundings } from '../../shared/start';
import { ErrorMessage } from '../../shared/ui/message';
import { fitted, inputOf } from './answers';
import { Done } from './done';
import { FormStep } from './form-step';
import { placed, wordsOf } from './labels';
import { Notices } from './notices';
import { Refusal } from './refusal';
import { ReviewStep } from './review-step';
import { useCreate } from './use-create';
import { useDraft } from './use-draft';
import { useForm } from './use-form';

/** The "Raise incident" modal. Jira shows its title above the frame; the heading inside is for who cannot see that. */
export function Raise() {
  const { issue, i18n } = useSurroundings();
  const { t } = i18n;
  const form = useDraft();
  const { target, error, reload } = useForm();
  const [reviewing, setReviewing] = useState(false);
  const [gone, setGone] = useState(false);
  const { progress, raised, ...creation } = useCreate({
    sent: () => form.mark(true),
    refused: () => form.mark(false),
    made: form.finish,
  });
  const { draft } = form;

  // A draft of last week may name what the policy no longer offers.
  useEffect(() => {
    if (!target) return;
    const left = fitted(draft, target.form);
    if (left === draft) return;
    form.replace(left);
    setGone(true);
    setReviewing(false);
  }, [target, draft]);

  const input = target && inputOf(draft, target.form, issue !== undefined);
  const refused = creation.error ? placed(creation.error, t).at : {};
  const atField = Object.keys(refused).length > 0;
  // What can be mended on the form is mended there. What the server does not know is no longer among the choices: they are read again.
  const outdated = creation.error?.code === 'INVALID_INPUT';
  useEffect(() => {
    if (atField || outdated) setReviewing(false);
    if (outdated) reload();
  }, [creation.error]);

  const startOver = (): void => {
    form.startOver();
    creation.reset();
    setReviewing(false);
    setGone(false);
  };

  if (raised)
    return (
      <div class="stack page">
        <h1 class="unseen">{t('raise.title')}</h1>
        <Done raised={raised} another={startOver} />
      </div>
    );
  return (
    <div class="stack page">
      <h1 class="unseen">{t('raise.title')}</h1>
      {error && <ErrorMessage error={error} retry={reload} />}
      <Notices form={form} gone={gone} />
      {creation.error && <Refusal error={creation.error} />}
      {reviewing && target && input ? (
        <ReviewStep
          draft={draft}
          target={target}
          progress={progress}
          onBack={() => setReviewing(false)}
          onCreate={() => creation.create(input)}
        />
      ) : (
        <>
          {issue && (
            <p class="quiet">{form.prefilling ? t('raise.prefilling', { key: issue.key }) : t('raise.from', { key: issue.key })}</p>
          )}
          {target && <p>{wordsOf(target, t)}</p>}
          <FormStep
            form={{ ...form, startOver }}
            target={target}
            blocked={error !== undefined}
            refused={refused}
            onReview={() => setReviewing(true)}
          />
        </>
      )}
    </div>
  );
}
