import { useState } from 'preact/hooks';
import { REASON_MAX } from '../../../../../../src/contract/limits';
import { call } from '../../../../../shared/call';
import { useI18n } from '../../../../../shared/start';
import { Sheet } from '../../../forms/sheet';
import { useSending } from '../../../forms/use-sending';
import { asSaid, isSaid, WordsField } from '../../../forms/words-field';
import { LifeError } from '../life-error';
import type { FormProps } from './forms';
import { TextField } from './text-field';

const ISSUE_KEY = /^[A-Z][A-Z0-9_]{0,254}-[1-9]\d{0,9}$/;

/** The requester's answer, by themselves or by whoever heard it: a yes closes, a no opens again and needs a reason. */
export function AnswerForm({ form, accepts, onDone, onCancel }: FormProps & { accepts: boolean }) {
  const { t } = useI18n();
  const [reason, setReason] = useState('');
  const [link, setLink] = useState('');
  const [tried, setTried] = useState(false);
  const sending = useSending();
  const own = form.requester;
  const key = link.trim().toUpperCase();
  const badKey = key !== '' && !ISSUE_KEY.test(key);
  const send = (): void => {
    setTried(true);
    if (!accepts && (!isSaid(reason, REASON_MAX) || badKey)) return;
    sending.send(
      () => call('answerResolution', accepts ? { accepts } : { accepts, reason: asSaid(reason), ...(key === '' ? {} : { link: key }) }),
      ({ first }) => onDone(first ? t(accepts ? 'life.did.accept' : 'life.did.reject') : t('life.did.before')),
    );
  };
  const hint = accepts ? t('life.answerForm.acceptHint') : t('life.answerForm.rejectHint');
  return (
    <Sheet
      title={t(accepts ? 'life.answerForm.accept' : own ? 'life.answerForm.reject' : 'life.answerForm.rejectForThem')}
      hint={own ? hint : `${hint} ${t('life.answerForm.forThem')}`}
      submit={t(accepts ? 'life.answerForm.submitAccept' : 'life.answerForm.submitReject')}
      sending={sending}
      refusal={sending.error && <LifeError error={sending.error} />}
      onSubmit={send}
      onCancel={onCancel}
    >
      {!accepts && (
        <>
          <WordsField
            label={t('life.answerForm.reason')}
            hint={t('life.answerForm.reasonHint')}
            max={REASON_MAX}
            value={reason}
            tried={tried}
            onInput={setReason}
          />
          <TextField
            label={t('life.answerForm.link')}
            hint={t('life.answerForm.linkHint')}
            value={link}
            max={255}
            error={tried && badKey ? t('life.answerForm.badLink') : undefined}
            onInput={setLink}
          />
        </>
      )}
    </Sheet>
  );
}
