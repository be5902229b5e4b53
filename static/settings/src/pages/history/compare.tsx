import { useMemo } from 'preact/hooks';
import { diffPolicies } from '../../../../../src/domain/policy/diff';
import { counted } from '../../../../shared/plural';
import { useI18n } from '../../../../shared/start';
import { ErrorMessage } from '../../../../shared/ui/message';
import { useShell } from '../../shell/desk-context';
import { Changes } from '../../words/changes';
import { useVersion } from './use-version';

/** Two versions by number, or "draft". */
export interface Pair {
  from: string;
  to: string;
}

/** Any two versions compared in words. */
export function Compare({ pair, choose }: { pair: Pair; choose(pair: Pair): void }) {
  const i18n = useI18n();
  const { t } = i18n;
  const { desk } = useShell();
  const from = useVersion(pair.from);
  const to = useVersion(pair.to);
  const changes = useMemo(
    () => (from.document && to.document ? diffPolicies(from.document, to.document) : undefined),
    [from.document, to.document],
  );
  const numbers = [...(desk.value?.versions ?? [])].reverse().map(({ version }) => String(version));
  const choices = [...(desk.keeping?.draft ? ['draft'] : []), ...numbers];
  const error = from.error ?? to.error;
  const select = (side: keyof Pair, label: string) => (
    <div class="field">
      <label for={`compare-${side}`}>{label}</label>
      <select id={`compare-${side}`} value={pair[side]} onChange={(event) => choose({ ...pair, [side]: event.currentTarget.value })}>
        {choices.map((choice) => (
          <option key={choice} value={choice} selected={choice === pair[side]}>
            {choice === 'draft' ? t('settings.draft.label') : t('page.history.version', { version: choice })}
          </option>
        ))}
      </select>
    </div>
  );
  return (
    <section class="stack" aria-labelledby="compare">
      <h2 id="compare">{t('page.history.compare')}</h2>
      <div class="row">
        {select('from', t('page.history.from'))}
        {select('to', t('page.history.to'))}
      </div>
      {error && <ErrorMessage error={error} />}
      {!changes && !error && <p class="quiet">{t('settings.reading')}</p>}
      {changes && (
        <>
          <p class="quiet" role="status">
            {counted(i18n, changes.length, { one: 'settings.draft.changes.one', other: 'settings.draft.changes.other' })}
          </p>
          <Changes changes={changes} links={pair.to === 'draft'} />
        </>
      )}
    </section>
  );
}
