import { useRef, useState } from 'preact/hooks';
import type { AppError, Result } from '../../../../../src/contract/errors';
import { call } from '../../../../shared/call';
import { useI18n } from '../../../../shared/start';
import { Message } from '../../../../shared/ui/message';
import { nearText } from '../../../../shared/when';
import { KeyButton } from '../../keys/key-button';
import { DeskError } from './desk-error';
import { type ActKind, AT_ONCE, KEYS, LABELS, mayDo } from './kinds';
import { useNames } from './names';
import type { SectionProps } from './section';

/** What came of an act, in words; `by`: account id of whoever was first. */
export interface Said {
  words: 'desk.said.done' | 'desk.said.acknowledged' | 'desk.said.acknowledgedBefore' | 'desk.said.askedBefore';
  by?: string;
  at?: string;
}

/** Buttons for what can be done, and below them what is being filled in, or what came of it. */
export function Actions({ kinds, form, state, view, now }: SectionProps & { kinds: readonly ActKind[] }) {
  const { t, locale, timeZone } = useI18n();
  const [active, setActive] = useState<ActKind>();
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<Said>();
  const [refused, setRefused] = useState<{ error: AppError; again(): void }>();
  const box = useRef<HTMLDivElement>(null);
  const names = useNames([said?.by]);
  const { opened } = form;
  const shown = kinds.filter((kind) => kind === active || !opened || mayDo(kind, opened.form));

  const focusBack = (kind: ActKind): void => {
    // The keyboard goes back to where it came from, once the buttons are drawn anew.
    setTimeout(() => (box.current?.querySelector<HTMLElement>(`[data-act="${kind}"]`) ?? box.current?.querySelector('button'))?.focus());
  };
  const done = (kind: ActKind, words: Said): void => {
    setActive(undefined);
    setSaid(words);
    focusBack(kind);
    view.expect({ kind: 'acts', above: state.basis.acts });
  };
  const atOnce = async (kind: ActKind): Promise<void> => {
    setBusy(true);
    setRefused(undefined);
    setSaid(undefined);
    const answer = await sendAtOnce(kind);
    setBusy(false);
    if (answer.ok) done(kind, answer.value);
    else setRefused({ error: answer.error, again: () => void atOnce(kind) });
  };
  const press = (kind: ActKind): void => {
    if (busy || form.opening) return;
    if (AT_ONCE.includes(kind)) return void atOnce(kind);
    setRefused(undefined);
    setSaid(undefined);
    setActive(kind === active ? undefined : kind);
    if (kind !== active) void form.open();
  };

  return (
    <>
      <div class="row" ref={box}>
        {shown.map((kind) => (
          <KeyButton
            key={kind}
            keyName={KEYS[kind]}
            data-act={kind}
            {...(AT_ONCE.includes(kind) ? {} : { 'aria-expanded': kind === active })}
            aria-disabled={busy || form.opening}
            onClick={() => press(kind)}
          >
            {t(LABELS[kind])}
          </KeyButton>
        ))}
      </div>
      <div role="status" class="quiet">
        {active !== undefined && form.opening && <p>{t('desk.opening')}</p>}
        {said && (
          <p>
            {t(said.words, {
              name: names(said.by),
              when: said.at === undefined ? '' : nearText(locale, timeZone, Date.parse(said.at), now),
            })}
          </p>
        )}
      </div>
      {refused && <DeskError error={refused.error} retry={refused.again} />}
      {active !== undefined && form.error && <DeskError error={form.error} retry={() => void form.open()} />}
      {active !== undefined &&
        opened &&
        (mayDo(active, opened.form) ? (
          <opened.forms.ActForm
            key={active}
            kind={active}
            form={opened.form}
            state={state}
            onDone={(words) => done(active, words)}
            onCancel={() => {
              focusBack(active);
              setActive(undefined);
            }}
          />
        ) : (
          <Message look="info">
            <p>{t(active === 'askFor' ? 'desk.refused.notRequester' : 'desk.refused.noRight')}</p>
          </Message>
        ))}
    </>
  );
}

async function sendAtOnce(kind: ActKind): Promise<Result<Said>> {
  if (kind === 'endSnooze') {
    const answer = await call('endSnooze');
    return answer.ok ? { ok: true, value: { words: 'desk.said.done' } } : answer;
  }
  const answer = await call('acknowledge');
  if (!answer.ok) return answer;
  const { first, by, at } = answer.value;
  return { ok: true, value: { words: first ? 'desk.said.acknowledged' : 'desk.said.acknowledgedBefore', by, at } };
}
