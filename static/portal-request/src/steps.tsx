import type { RequestView } from '../../../src/contract/types';
import { useI18n } from '../../shared/start';

/** The steps of the way, those that are done and the one it is at. Readable without colours. */
export function Steps({ request: { phase, phases, over } }: { request: RequestView }) {
  const { t } = useI18n();
  const current = phases.indexOf(phase ?? '');
  if (phases.length === 0) return null;
  return (
    <ol class="steps" aria-label={t('request.steps')}>
      {phases.map((name, at) => {
        const done = at < current || (over && at === current);
        return (
          <li
            key={name}
            class={`step ${done ? 'step-done' : at === current ? 'step-now' : ''}`}
            {...(at === current ? { 'aria-current': 'step' } : {})}
          >
            <span class="step-mark" aria-hidden="true">
              {done ? '✓' : at + 1}
            </span>
            <span>
              {name}
              {done && <span class="unseen"> {t('request.passed')}</span>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
