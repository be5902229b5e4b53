import { useI18n } from '../../../../shared/start';
import { Icon } from './icons';

interface Trial {
  id: string;
  /** Which rule. */
  name: string;
  /** Why it does not fit; undefined: it does. */
  misses: string | undefined;
}

/** Rules as they were tried for the example incident, in order, up to the one that fits. @param left how many were not tried any more */
export function Trials({ trials, left }: { trials: readonly Trial[]; left: number }) {
  const { t } = useI18n();
  return (
    <>
      <ol class="trials">
        {trials.map(({ id, name, misses }) => (
          <li key={id} class={misses === undefined ? 'trial trial-yes' : 'trial trial-no'}>
            <Icon name={misses === undefined ? 'yes' : 'no'} />
            <span>{name}</span>
            <small>{misses ?? t('page.for.fits')}</small>
          </li>
        ))}
      </ol>
      {left > 0 && <p class="small quiet">{t('page.for.notTried', { count: left })}</p>}
    </>
  );
}
