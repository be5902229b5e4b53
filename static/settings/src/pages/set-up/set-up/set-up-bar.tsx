import { useEffect, useRef } from 'preact/hooks';
import type { Preflight } from '../../../../../../src/contract/types';
import { counted } from '../../../../../shared/plural';
import { useI18n } from '../../../../../shared/start';
import { Button } from '../../../../../shared/ui/button';
import { ErrorMessage, Message } from '../../../../../shared/ui/message';
import { countsOf } from '../steps/step-groups';
import { titleOf } from '../steps/step-texts';
import type { SetUp } from './use-set-up';

/** The one button that changes the site, how far it is, and how it went. */
export function SetUpBar({
  setUp,
  preflight,
  label,
  waitsFor,
  run,
  placeOf,
}: {
  setUp: SetUp;
  preflight: Preflight | null;
  label: string;
  /** Why it cannot be pressed; undefined when it can. */
  waitsFor: string | undefined;
  run: () => void;
  /** Where a step belongs: the site, the fields, a project's name. */
  placeOf: (step: Preflight['steps'][number]) => string;
}) {
  const { t } = useI18n();
  const { progress } = setUp;
  const outcome = useRef<HTMLDivElement>(null);
  const ran = useRef(false);
  useEffect(() => {
    if (progress) ran.current = true;
    else if (ran.current) outcome.current?.focus();
  }, [progress === undefined]);
  const words = (): string => {
    if (!progress) return '';
    const { done, total, now } = progress;
    return now
      ? t('page.setUp.progress', { done, total, place: placeOf(now), step: titleOf(now, t) })
      : t('page.setUp.progressEnd', { done, total });
  };
  const name = (): string => {
    if (progress) return t('page.setUp.working');
    if (setUp.error) return t('page.setUp.goOn');
    return setUp.finished && preflight && countsOf(preflight.steps).failed > 0 ? t('page.setUp.tryFailed') : label;
  };
  return (
    <section class="stack-tight" aria-label={t('page.setUp.setUp')}>
      <div ref={outcome} tabIndex={-1} class="outcome">
        {setUp.error && (
          <>
            <ErrorMessage error={setUp.error} />
            <p>{t('page.setUp.stopped')}</p>
          </>
        )}
        {setUp.finished && preflight && <Outcome preflight={preflight} />}
      </div>
      <div class="row">
        <Button
          look="primary"
          aria-disabled={progress !== undefined || waitsFor !== undefined}
          aria-describedby="set-up-why"
          onClick={() => !progress && waitsFor === undefined && run()}
        >
          {name()}
        </Button>
        <span id="set-up-why" class="quiet">
          {progress ? t('page.setUp.mayClose') : waitsFor}
        </span>
      </div>
      {progress && <progress class="bar" aria-label={t('page.setUp.working')} max={Math.max(progress.total, 1)} value={progress.done} />}
      <p class="quiet" role="status">
        {words()}
      </p>
    </section>
  );
}

function Outcome({ preflight }: { preflight: Preflight }) {
  const i18n = useI18n();
  const { t } = i18n;
  const { failed, manual } = countsOf(preflight.steps);
  if (failed > 0)
    return (
      <Message look="error">
        <p>{counted(i18n, failed, { one: 'page.setUp.doneFailed.one', other: 'page.setUp.doneFailed.other' })}</p>
      </Message>
    );
  return (
    <Message look="success">
      <p>{t('page.setUp.done')}</p>
      {manual > 0 && <p>{counted(i18n, manual, { one: 'page.setUp.doneManual.one', other: 'page.setUp.doneManual.other' })}</p>}
    </Message>
  );
}
