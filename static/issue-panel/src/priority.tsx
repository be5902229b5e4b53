import style from 'style:./edit/edit.css';
import type { ComponentType } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import type { AppError } from '../../../src/contract/errors';
import type { CallOutput } from '../../../src/contract/types';
import { lookOfRank } from '../../../src/domain/incident/lozenge';
import type { IncidentState } from '../../../src/domain/incident/state';
import { call } from '../../shared/call';
import type { LaterTexts } from '../../shared/i18n';
import { loadLater } from '../../shared/later';
import { useI18n } from '../../shared/start';
import { Lozenge } from '../../shared/ui/lozenge';
import { ErrorMessage } from '../../shared/ui/message';
import type { EditorProps } from './edit/editor';
import type { Expected } from './expected';
import { KeyButton } from './keys/key-button';
import { usePersonName } from './people';
import type { SeenIncident } from './read-incident';
import type { IncidentView } from './use-incident';
import { keptBy, whyOf } from './why';

/** Priority and why, and the way to change it. */
export function Priority({ seen, view }: { seen: SeenIncident; view: IncidentView }) {
  const { t } = useI18n();
  const heading = useId();
  const { state } = seen;
  return (
    <section class="stack-tight" aria-labelledby={heading}>
      <h2 id={heading}>{t('panel.priority')}</h2>
      <div class="priority">
        {state?.priority.name === undefined ? (
          <p>{seen.priorityName === '' ? t('panel.noPriority') : t('panel.jiraPriority', { name: seen.priorityName })}</p>
        ) : (
          <Lozenge look={lookOfRank(state.priority.rank)}>{state.priority.name}</Lozenge>
        )}
        {state && <Why state={state} />}
      </div>
      <div role="status" class="quiet">
        {view.expected && <p>{pendingText(view.expected, state, t)}</p>}
      </div>
      {state && <Change state={state} onDone={view.expect} />}
    </section>
  );
}

function Why({ state }: { state: IncidentState }) {
  const i18n = useI18n();
  const { override } = state.priority;
  const kept = keptBy(state, usePersonName(override?.by), i18n);
  return (
    <>
      {kept !== undefined && <p>{kept}</p>}
      {kept !== undefined && override?.reason !== undefined && <p class="reason">{override.reason}</p>}
      {whyOf(state, i18n).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </>
  );
}

function pendingText(expected: Expected, state: IncidentState | undefined, t: ReturnType<typeof useI18n>['t']): string {
  // Said where the clocks are, and where it was done.
  if (expected.kind === 'clockPolicy' || expected.kind === 'acts' || expected.kind === 'edit') return '';
  if (expected.kind === 'release') return t('panel.pending.release');
  // Somebody keeps the priority by hand: new levels do not change it.
  if (expected.kind === 'levels' && state?.priority.source === 'override') return t('panel.pending.levels');
  return t('panel.pending.priority', { priority: expected.priority });
}

const EDIT_TEXTS: LaterTexts = { 'en-US': () => import('messages:edit/en-US'), 'fr-FR': () => import('messages:edit/fr-FR') };

interface Opened {
  Editor: ComponentType<EditorProps>;
  form: CallOutput<'readPanelForm'>;
}

/** The button, and behind it the editor: its code and the matrix are fetched when somebody wants to change something. */
function Change({ state, onDone }: { state: IncidentState; onDone(expected: Expected): void }) {
  const i18n = useI18n();
  const { t } = i18n;
  const [opened, setOpened] = useState<Opened | 'opening'>();
  const [error, setError] = useState<AppError>();
  const button = useRef<HTMLDivElement>(null);

  const open = async (): Promise<void> => {
    setOpened('opening');
    setError(undefined);
    const [loaded, answer] = await Promise.all([loadLater(i18n, import('./edit/editor'), EDIT_TEXTS, style), call('readPanelForm')]);
    if (loaded && answer.ok) return setOpened({ Editor: loaded.Editor, form: answer.value });
    setOpened(undefined);
    setError(answer.ok ? { code: 'TRY_LATER', message: 'the editor cannot be loaded' } : answer.error);
  };
  const close = (): void => {
    setOpened(undefined);
    // The keyboard goes back to where it came from, once the button is there again.
    setTimeout(() => button.current?.querySelector('button')?.focus());
  };

  if (opened && opened !== 'opening') {
    const done = (expected: Expected): void => {
      close();
      onDone(expected);
    };
    return <opened.Editor form={opened.form} state={state} onDone={done} onCancel={close} />;
  }
  const opening = opened === 'opening';
  return (
    <>
      <div ref={button}>
        <KeyButton keyName="P" aria-disabled={opening} onClick={() => opening || void open()}>
          {opening ? t('panel.changing') : t('panel.change')}
        </KeyButton>
      </div>
      {error && <ErrorMessage error={error} retry={() => void open()} />}
    </>
  );
}
