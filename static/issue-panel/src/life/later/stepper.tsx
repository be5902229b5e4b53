import type { LifeState } from '../../../../../src/domain/lifecycle/state';
import { counted } from '../../../../shared/plural';
import { useI18n } from '../../../../shared/start';

/** The phases in the policy's order: which are passed, which one it is in. Readable without colours. */
export function Stepper({ life: { phases, phase, reopened } }: { life: LifeState }) {
  const i18n = useI18n();
  const { t } = i18n;
  const current = phases.findIndex(({ id }) => id === phase);
  return (
    <>
      <ol class="life-steps" aria-label={t('life.phases')}>
        {phases.map(({ id, name }, at) => {
          const where = at === current ? 'now' : at < current ? 'past' : 'ahead';
          return (
            <li key={id} class={`life-step life-${where}`} {...(where === 'now' ? { 'aria-current': 'step' } : {})}>
              <span class="life-mark" aria-hidden="true">
                {where === 'past' ? '✓' : at + 1}
              </span>
              <span>{name}</span>
              {where === 'past' && <span class="unseen">{t('life.passed')}</span>}
            </li>
          );
        })}
      </ol>
      {current < 0 && <p class="quiet">{t('life.noPhase')}</p>}
      {reopened > 0 && <p class="quiet small">{counted(i18n, reopened, { one: 'life.reopenedOne', other: 'life.reopenedOther' })}</p>}
    </>
  );
}
