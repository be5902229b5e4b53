import { useEffect, useState } from 'preact/hooks';
import type { Application } from '../../../../src/contract/types';
import { call } from '../../../shared/call';
import { useI18n } from '../../../shared/start';
import { useShell } from '../shell/desk-context';

/** ms between two questions how far it is. */
const EVERY = 5_000;

/** How far the version in force has come among open incidents. It goes on in the background, whether anybody looks or not. */
export function ProgressCard() {
  const { t, instant } = useI18n();
  const { desk } = useShell();
  const application = useApplication(desk.value?.application ?? null);
  if (!application) return null;
  const { version, state, total, asked, at } = application;
  const words = (): string => {
    if (state === 'waiting') return t('page.publish.waiting');
    if (state === 'done') return t('page.publish.allDone', { total, at: instant(at) });
    return t('page.publish.running', { asked, total });
  };
  return (
    <section class="card stack-tight" aria-labelledby="progress">
      <h2 id="progress">{t('page.publish.applying', { version })}</h2>
      {state !== 'done' && (
        <progress class="bar" aria-labelledby="progress" {...(state === 'running' ? { max: Math.max(total, 1), value: asked } : {})} />
      )}
      <p role="status">{words()}</p>
      {state !== 'done' && <p class="quiet small">{t('page.publish.mayClose')}</p>}
    </section>
  );
}

function useApplication(known: Application | null): Application | null {
  const [asked, setAsked] = useState<Application | null>(null);
  const latest = asked && known && asked.version === known.version ? asked : known;
  const over = latest === null || latest.state === 'done';
  useEffect(() => {
    if (over) return;
    const timer = setInterval(() => {
      if (document.visibilityState !== 'visible') return;
      void call('publishProgress').then((answer) => answer.ok && setAsked(answer.value.application));
    }, EVERY);
    return () => clearInterval(timer);
  }, [over, latest?.version]);
  return latest;
}
