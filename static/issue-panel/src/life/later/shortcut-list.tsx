import { useState } from 'preact/hooks';
import { useI18n } from '../../../../shared/start';
import { turnKeys, useKeysOn } from '../../keys/key-switch';
import { keyButtons } from './use-keys';

/** Which key presses what, as things are, and the way to switch them off. */
export function ShortcutList() {
  const { t } = useI18n();
  const on = useKeysOn();
  const [all] = useState(() =>
    keyButtons().map(({ dataset, firstChild }) => ({ key: dataset.key ?? '', label: firstChild?.textContent ?? '' })),
  );
  return (
    <div class="life-box stack-tight">
      <h3>{t('life.keys.heading')}</h3>
      <p class="hint">{t('life.keys.hint')}</p>
      <ul class="life-keys">
        {all.map(({ key, label }) => (
          <li key={key}>
            <kbd>{key}</kbd> {label}
          </li>
        ))}
      </ul>
      <label class="choice">
        <input type="checkbox" checked={on} onChange={(event) => turnKeys(event.currentTarget.checked)} />
        {t('life.keys.on')}
      </label>
    </div>
  );
}
