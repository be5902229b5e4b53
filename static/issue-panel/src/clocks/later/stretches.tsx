import { Fragment } from 'preact';
import type { Cause, Stretch } from '../../../../../src/domain/sla/explanation';
import { useI18n } from '../../../../shared/start';
import { SiteLink } from '../../../../shared/ui/site-link';
import { dayText, fullText, nearText } from '../../../../shared/when';
import type { Around } from './around';
import { causePath, causeText } from './causes';
import { exactText, shownCounted, stretchText } from './stretch-words';

/** Every stretch of a cycle, day by day, and why it began; those that count add up to the last line. */
export function Stretches({ stretches, around, caption }: { stretches: readonly Stretch[]; around: Around; caption: string }) {
  const i18n = useI18n();
  const { t, locale, timeZone } = i18n;
  const counted = shownCounted(stretches);
  const days = stretches.map(({ from }) => dayText(locale, timeZone, Date.parse(from)));
  return (
    <table class="figures stretches">
      <caption class="unseen">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('explain.when')}</th>
          <th scope="col">{t('explain.what')}</th>
          <th scope="col" class="figure">
            {t('explain.counts')}
          </th>
        </tr>
      </thead>
      <tbody>
        {stretches.map((stretch, at) => (
          <Fragment key={stretch.from}>
            {days[at] !== days[at - 1] && (
              <tr class="figures-day">
                <th colSpan={3}>{days[at]}</th>
              </tr>
            )}
            <tr class={`stretch-${stretch.what}`}>
              <td>
                <Times stretch={stretch} />
              </td>
              <td>
                {stretchText(stretch, i18n)}
                {stretch.cause && <Why cause={stretch.cause} around={around} />}
              </td>
              <td class="figure">{stretch.countedMs > 0 ? exactText(counted.each[at] ?? 0, i18n) : t('explain.nothing')}</td>
            </tr>
          </Fragment>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('explain.sum')}</th>
          <td class="figure" colSpan={2}>
            {exactText(counted.sum, i18n)}
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

/** From and to, to the second; the day is said where it is another than that of the beginning. */
function Times({ stretch: { from, to } }: { stretch: Stretch }) {
  const { t, locale, timeZone } = useI18n();
  const begins = Date.parse(from);
  const sameDay = dayText(locale, timeZone, begins) === dayText(locale, timeZone, Date.parse(to));
  const time = (iso: string) => {
    const at = Date.parse(iso);
    return (
      <time dateTime={iso} title={fullText(locale, timeZone, at)}>
        {nearText(locale, timeZone, at, begins, true)}
      </time>
    );
  };
  const [before, after] = t('explain.until', { when: '|' }).split('|');
  return (
    <>
      {time(from)}
      <div class={sameDay ? 'quiet unbroken' : 'quiet'}>
        {before}
        {time(to)}
        {after}
      </div>
    </>
  );
}

/** What began a stretch and who did it, with the way to where Jira says so. */
export function Why({ cause, around }: { cause: Cause; around: Around }) {
  const i18n = useI18n();
  const path = causePath(cause, around.issueKey);
  const words = causeText(cause, around, i18n);
  return <p class="quiet small">{path === undefined ? words : <SiteLink path={path}>{words}</SiteLink>}</p>;
}
