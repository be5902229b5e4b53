import { useState } from 'preact/hooks';
import { useI18n } from '../../../../shared/start';
import { Button } from '../../../../shared/ui/button';
import { type GatesDesk, hasRules, toChange } from './use-gates';

/** Apply, look again, remove all (asked twice), and how far it has come. */
export function ActBar({ desk }: { desk: GatesDesk }) {
  const { t } = useI18n();
  const [asking, setAsking] = useState(false);
  const { preview, looking, work } = desk;
  const busy = looking || work !== undefined;
  const changes = preview?.workflows.filter(toChange).length ?? 0;
  const removable = preview?.workflows.some(hasRules) ?? false;
  const canApply = preview !== undefined && preview.policy !== null && changes > 0;
  const words = (): string => {
    if (work) return t('gates.page.progress', { at: work.at, total: work.total, name: work.name });
    if (looking) return t('gates.page.looking');
    return canApply ? t('gates.page.toDo', { count: changes }) : '';
  };
  return (
    <div class="stack-tight">
      <div class="row">
        {canApply && (
          <Button look="primary" aria-disabled={busy} onClick={() => !busy && void desk.apply()}>
            {t('gates.page.apply')}
          </Button>
        )}
        <Button aria-disabled={busy} onClick={() => !busy && void desk.look()}>
          {t('gates.page.again')}
        </Button>
        {removable && (
          <Button aria-expanded={asking} aria-disabled={busy} onClick={() => !busy && setAsking(!asking)}>
            {t('gates.page.remove')}
          </Button>
        )}
        <span class="quiet" role="status">
          {words()}
        </span>
      </div>
      {work && <progress class="bar" aria-label={t('settings.page.gates')} max={work.total} value={work.at - 1} />}
      {asking && removable && (
        <div class="card stack-tight danger">
          <p>{t('gates.page.removeAsk')}</p>
          <div class="row">
            <Button
              look="danger"
              aria-disabled={busy}
              onClick={() => {
                if (busy) return;
                setAsking(false);
                void desk.remove();
              }}
            >
              {t('gates.page.removeNow')}
            </Button>
            <Button onClick={() => setAsking(false)}>{t('common.cancel')}</Button>
          </div>
        </div>
      )}
    </div>
  );
}
