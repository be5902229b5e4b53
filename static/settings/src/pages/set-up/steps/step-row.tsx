import type { Step } from '../../../../../../src/contract/types';
import type { TextKey } from '../../../../../shared/i18n';
import { useI18n } from '../../../../../shared/start';
import { Lozenge } from '../../../../../shared/ui/lozenge';
import { textOf, titleOf, whyOf } from './step-texts';

type Look = Parameters<typeof Lozenge>[0]['look'];

const STATES: Record<Step['state'], { text: TextKey; look: Look }> = {
  done: { text: 'preflight.state.done', look: 'success' },
  todo: { text: 'preflight.state.todo', look: 'inprogress' },
  failed: { text: 'preflight.state.failed', look: 'removed' },
  blocked: { text: 'preflight.state.blocked', look: 'default' },
  manual: { text: 'preflight.state.manual', look: 'new' },
  unknown: { text: 'preflight.state.unknown', look: 'default' },
};

/** What to do about a refusal, by the error's code. */
const ADVICE: Readonly<Record<string, TextKey>> = {
  NOT_ALLOWED: 'preflight.advice.NOT_ALLOWED',
  JIRA_REFUSED: 'preflight.advice.JIRA_REFUSED',
  NOT_FOUND: 'preflight.advice.NOT_FOUND',
  TRY_LATER: 'preflight.advice.TRY_LATER',
};

/** One thing the app needs: how it stands, what was found or will be done, and why. */
export function StepRow({ step, all }: { step: Step; all: readonly Step[] }) {
  const { t } = useI18n();
  const text = textOf(step, t);
  const waitsFor = step.state === 'blocked' ? all.find(({ id }) => id === step.values.by) : undefined;
  return (
    <li class="step">
      <Lozenge look={STATES[step.state].look}>{t(STATES[step.state].text)}</Lozenge>
      <div class="step-words">
        <p>
          <strong>{titleOf(step, t)}</strong>
        </p>
        {text && <p>{text}</p>}
        {waitsFor && <p>{t('preflight.waits', { step: titleOf(waitsFor, t) })}</p>}
        {step.error && <Refusal error={step.error} />}
        {(step.state !== 'done' || !text) && <p class="quiet small">{whyOf(step, t)}</p>}
      </div>
    </li>
  );
}

function Refusal({ error }: { error: NonNullable<Step['error']> }) {
  const { t } = useI18n();
  const advice = Object.hasOwn(ADVICE, error.code) ? ADVICE[error.code] : undefined;
  return (
    <div class="refusal">
      <p>{t('preflight.refused')}</p>
      <ul>
        {(error.details?.length ? error.details : [error.message]).map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      <p>{t(advice ?? 'preflight.advice.INTERNAL')}</p>
    </div>
  );
}
