import type { LifeAction } from '../../../../../src/domain/lifecycle/next-actions';
import { useI18n } from '../../../../shared/start';
import { KINDS, labelOf } from './kinds';

interface ShortcutListProps {
  actions: readonly LifeAction[];
  requester: boolean;
  on: boolean;
  onTurn(on: boolean): void;
}

/** Which key does what, and the way to switch them off. */
export function ShortcutList({ actions, requester, on, onTurn }: ShortcutListProps) {
  const { t } = useI18n();
  return (
    <div class="life-box stack-tight">
      <h3>{t('life.keys.heading')}</h3>
      <p class="hint">{t('life.keys.hint')}</p>
      <dl class="facts life-keys">
        {actions.map((action) => (
          <>
            <dt>
              <kbd>{KINDS[action].key}</kbd>
            </dt>
            <dd>{t(labelOf(action, requester))}</dd>
          </>
        ))}
        <dt>
          <kbd>?</kbd>
        </dt>
        <dd>{t('life.keys.open')}</dd>
      </dl>
      <label class="choice">
        <input type="checkbox" checked={on} onChange={(event) => onTurn(event.currentTarget.checked)} />
        {t('life.keys.on')}
      </label>
    </div>
  );
}
