import { useState } from 'preact/hooks';
import { REASON_MAX } from '../../../../../../src/contract/limits';
import { call } from '../../../../../shared/call';
import { useI18n } from '../../../../../shared/start';
import { Sheet } from '../../../forms/sheet';
import { useSending } from '../../../forms/use-sending';
import { asSaid, isSaid, WordsField } from '../../../forms/words-field';
import { DeskError } from '../desk-error';
import type { FormProps } from './forms';
import { GroupField } from './group-field';
import { PersonField } from './person-field';

/** Which group is asked for support, or who of it, and why: the incident goes to them. */
export function SupportForm({ form, state, onDone, onCancel }: FormProps) {
  const { t } = useI18n();
  const [group, setGroup] = useState('');
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const sending = useSending();
  const chosen = form.groups.find(({ id }) => id === group);
  const send = (): void => {
    setTried(true);
    if (!chosen || !isSaid(reason, REASON_MAX)) return;
    sending.send(
      () => call('askForSupport', { group, ...(to === '' ? {} : { to }), reason: asSaid(reason) }),
      () => onDone({ words: 'desk.said.done' }),
    );
  };
  return (
    <Sheet
      title={t('deskForm.support.title')}
      hint={t('deskForm.support.hint')}
      submit={t('deskForm.support.submit')}
      sending={sending}
      refusal={sending.error && <DeskError error={sending.error} />}
      onSubmit={send}
      onCancel={onCancel}
    >
      {state.placement && <p>{t('deskForm.support.now', { group: state.placement.group.name })}</p>}
      <GroupField
        label={t('deskForm.support.group')}
        none={t('deskForm.support.choose')}
        groups={form.groups}
        tiers={form.tiers}
        value={group}
        required
        error={tried && !chosen ? t('deskForm.support.groupMissing') : undefined}
        onChange={(id) => {
          setGroup(id);
          setTo('');
        }}
      />
      {chosen && <PersonField key={chosen.id} group={chosen} value={to} onChange={setTo} />}
      <WordsField
        label={t('deskForm.reason')}
        hint={t('deskForm.reasonHint')}
        max={REASON_MAX}
        value={reason}
        tried={tried}
        onInput={setReason}
      />
    </Sheet>
  );
}
