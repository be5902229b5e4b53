import type { Applies } from '../../../../src/contract/types';
import type { TextKey } from '../../../shared/i18n';
import { useI18n } from '../../../shared/start';

/** What is chosen; a day is the start of that day where the reader is. */
export interface Chosen {
  kind: 'new' | 'open' | 'openSince';
  /** "2026-11-23", or empty. */
  day: string;
}

export const CHOOSE_NEW: Chosen = { kind: 'new', day: '' };

/** What is chosen as the call says it; undefined while the day is missing. */
export function toApplies({ kind, day }: Chosen): Applies | undefined {
  if (kind !== 'openSince') return kind;
  const at = new Date(`${day}T00:00:00`);
  return day === '' || Number.isNaN(at.getTime()) ? undefined : { openSince: at.toISOString() };
}

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
