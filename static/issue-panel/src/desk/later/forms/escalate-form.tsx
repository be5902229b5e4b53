import { useState } from 'preact/hooks';
import { NOTE_MAX } from '../../../../../../src/contract/limits';
import { call } from '../../../../../shared/call';
import { useI18n, useSurroundings } from '../../../../../shared/start';
import { Sheet } from '../../../forms/sheet';
import { useSending } from '../../../forms/use-sending';
import { asSaid, isSaid, WordsField } from '../../../forms/words-field';
import { DeskError } from '../desk-error';
import type { FormProps } from './forms';
import { GroupField } from './group-field';
import { type HandOver, useHandOver } from './hand-over-draft';

const PARTS = ['tried', 'known', 'asked'] as const;

/** To whom, and the note for whoever takes over: what was tried, what is known, what is asked. All three have to be there. */
export function EscalateForm({ form, state, onDone, onCancel }: FormProps) {
  const { t } = useI18n();
  const { issue, accountId } = useSurroundings();
  const draft = useHandOver(accountId, issue?.id ?? '');
  const { note, edit } = draft;
  const [tried, setTried] = useState(false);
  const sending = useSending();
  const labels: Record<(typeof PARTS)[number], [string, string]> = {
    tried: [t('deskForm.escalate.tried'), t('deskForm.escalate.triedHint')],
    known: [t('deskForm.escalate.known'), t('deskForm.escalate.knownHint')],
    asked: [t('deskForm.escalate.asked'), t('deskForm.escalate.askedHint')],
  };
  const groups = form.groups.filter(({ id }) => id !== state.placement?.group.id);
  // A group that was chosen in an earlier draft may be gone, or have the incident by now.
  const group = groups.some(({ id }) => id === note.group) ? note.group : '';
  const send = (): void => {
    setTried(true);
    if (!PARTS.every((part) => isSaid(note[part], NOTE_MAX))) return;
    sending.send(
      () => call('escalate', toSend(note, group)),
      () => {
        draft.clear();
        onDone({ words: 'desk.said.done' });
      },
    );
  };
  return (
    <Sheet
      title={t('deskForm.escalate.title')}
      hint={t(form.internal ? 'deskForm.escalate.internal' : 'deskForm.escalate.everybody')}
      submit={t('deskForm.escalate.submit')}
      sending={sending}
      refusal={sending.error && <DeskError error={sending.error} />}
      onSubmit={send}
      onCancel={onCancel}
    >
      <GroupField
        label={t('deskForm.escalate.to')}
        none={t('deskForm.escalate.byPolicy')}
        groups={groups}
        tiers={form.tiers}
        value={group}
        onChange={(id) => edit({ group: id })}
      />
      {PARTS.map((part) => (
        <WordsField
          key={part}
          label={labels[part][0]}
          hint={labels[part][1]}
          max={NOTE_MAX}
          value={note[part]}
          tried={tried}
          onInput={(words) => edit({ [part]: words })}
        />
      ))}
    </Sheet>
  );
}

const toSend = ({ intentId, tried, known, asked }: HandOver, group: string) => ({
  intentId,
  ...(group === '' ? {} : { group }),
  tried: asSaid(tried),
  known: asSaid(known),
  asked: asSaid(asked),
});
