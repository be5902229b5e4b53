import type { LifePart, LifeSplit } from '../../../../../src/domain/sla/explanation';
import type { TextKey } from '../../../../shared/i18n';
import { useI18n } from '../../../../shared/start';
import { nearText } from '../../../../shared/when';
import { exactText } from './stretch-words';
import { wholeSeconds } from './whole-seconds';

const WORDS = {
  us: 'explain.split.us',
  user: 'explain.split.user',
  vendor: 'explain.split.vendor',
  other: 'explain.split.other',
  outOfHours: 'explain.split.outOfHours',
  resolved: 'explain.split.resolved',
} as const satisfies Record<LifePart['who'], TextKey>;

/** Gives a part of the bar its share. By script: the content policy forbids styles in the markup. */
function grow(part: HTMLElement | null, share: number): void {
  if (part) part.style.flexGrow = String(share);
}

/** Whose time the incident's life was: a bar of it, and a table that says the same to the second. @param now ms since 1970. */
export function Split({ split, now }: { split: LifeSplit; now: number }) {
  const i18n = useI18n();
  const { t, locale, timeZone } = i18n;
  const parts = split.parts.filter(({ ms }) => ms > 0);
  const shown = wholeSeconds(parts.map(({ ms }) => ms));
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const name = (part: LifePart): string => (part.who === 'us' ? t(WORDS.us, { tier: part.tier.name }) : t(WORDS[part.who]));
  let tier = 0;
  const looks = parts.map(({ who }) => (who === 'us' ? `us${(tier++ % 5) + 1}` : who));
  return (
    <>
      <div class="split-bar" aria-hidden="true">
        {parts.map(({ ms }, at) => (
          <div key={looks[at]} class={`split-${looks[at]}`} ref={(part) => grow(part, ms / split.wallMs)} />
        ))}
      </div>
      <table class="figures">
        <caption class="unseen">{t('explain.split.heading')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('explain.split.whose')}</th>
            <th scope="col" class="figure">
              {t('explain.split.time')}
            </th>
            <th scope="col" class="figure">
              {t('explain.split.share')}
            </th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part, at) => (
            <tr key={looks[at]}>
              <th scope="row">
                <span class={`split-swatch split-${looks[at]}`} aria-hidden="true" />
                {name(part)}
              </th>
              <td class="figure">{exactText(shown[at] ?? 0, i18n)}</td>
              <td class="figure">{percent.format(part.ms / split.wallMs)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('explain.split.whole', { when: nearText(locale, timeZone, Date.parse(split.to), now, true) })}</th>
            <td class="figure">
              {exactText(
                shown.reduce((sum, ms) => sum + ms, 0),
                i18n,
              )}
            </td>
            <td class="figure">{percent.format(1)}</td>
          </tr>
        </tfoot>
      </table>
    </>
  );
}
