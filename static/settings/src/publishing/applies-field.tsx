import type { TextKey } from '../../../shared/i18n';
import { useI18n } from '../../../shared/start';
import type { Chosen } from './applies';

const KINDS: readonly { kind: Chosen['kind']; label: TextKey; hint: TextKey }[] = [
  { kind: 'new', label: 'page.publish.new', hint: 'page.publish.newHint' },
  { kind: 'open', label: 'page.publish.open', hint: 'page.publish.openHint' },
  { kind: 'openSince', label: 'page.publish.openSince', hint: 'page.publish.openSinceHint' },
];

/** For which incidents a version is. */
export function AppliesField({ chosen, choose }: { chosen: Chosen; choose(next: Chosen): void }) {
  const { t } = useI18n();
  return (
    <fieldset class="stack-tight">
      <legend>{t('page.publish.applies')}</legend>
      {KINDS.map(({ kind, label, hint }) => (
        <div key={kind}>
          <label class="choice">
            <input
              type="radio"
              name="applies"
              checked={chosen.kind === kind}
              aria-describedby={`applies-${kind}`}
              onChange={() => choose({ ...chosen, kind })}
            />
            {t(label)}
          </label>
          <p id={`applies-${kind}`} class="hint choice-hint">
            {t(hint)}
          </p>
        </div>
      ))}
      {chosen.kind === 'openSince' && (
        <div class="field day-field">
          <label for="applies-day">{t('page.publish.day')}</label>
          <input
            id="applies-day"
            type="date"
            required
            value={chosen.day}
            onInput={(event) => choose({ ...chosen, day: event.currentTarget.value })}
          />
        </div>
      )}
    </fieldset>
  );
}
