import { useMemo } from 'preact/hooks';
import type { Entry, Lane } from '../../../src/domain/watch/lanes';
import type { I18n } from '../../shared/i18n';
import { useI18n } from '../../shared/start';
import { IssueLink } from '../../shared/ui/issue-link';
import { Lozenge } from '../../shared/ui/lozenge';
import { ClockCell, TimeCell } from './clock-cells';
import type { ListedIncident } from './read-list';
import { LANE_NAMES, placeText } from './words';

type Shown = Entry<ListedIncident>;

/** The incidents of a lane, next due first. */
export function LaneTable({ lane, entries }: { lane: Lane; entries: readonly Shown[] }) {
  const i18n = useI18n();
  const { t } = i18n;
  // The same rows in the same order are not drawn again while clocks tick: what ticks in them follows the time by itself.
  const order = entries.map(({ incident, shown }) => `${incident.key} ${shown?.clock.metric ?? ''}`).join();
  const first = entries[0]?.incident;
  const rows = useMemo(() => entries.map((entry) => <Row key={entry.incident.key} entry={entry} i18n={i18n} />), [order, first, i18n]);
  return (
    <table class="lane">
      <caption class="unseen">{t('watch.caption', { lane: t(LANE_NAMES[lane]) })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('watch.column.key')}</th>
          <th scope="col">{t('watch.column.summary')}</th>
          <th scope="col">{t('watch.column.priority')}</th>
          <th scope="col">{t('watch.column.status')}</th>
          <th scope="col">{t('watch.column.group')}</th>
          <th scope="col">{t('watch.column.assignee')}</th>
          <th scope="col">{t('watch.column.clock')}</th>
          <th scope="col" aria-sort="ascending">
            {t('watch.column.time')}
          </th>
        </tr>
      </thead>
      <tbody>{rows}</tbody>
    </table>
  );
}

function Row({ entry: { incident, shown }, i18n }: { entry: Shown; i18n: I18n }) {
  const { t } = i18n;
  return (
    <tr>
      <th scope="row">
        <IssueLink issueKey={incident.key} />
      </th>
      <td data-label={t('watch.column.summary')} class="summary">
        {incident.summary}
      </td>
      <td data-label={t('watch.column.priority')} class="level">
        {incident.priorityName || '–'}
      </td>
      <td data-label={t('watch.column.status')}>
        <Lozenge look={incident.statusCategory === 'indeterminate' ? 'inprogress' : 'default'}>{incident.statusName}</Lozenge>
      </td>
      <td data-label={t('watch.column.group')}>{placeText(incident)}</td>
      <td data-label={t('watch.column.assignee')}>{incident.assigneeName || <span class="quiet">{t('watch.nobody')}</span>}</td>
      <td data-label={t('watch.column.clock')}>
        {shown ? <ClockCell shown={shown} /> : <span class="quiet">{incident.unlooked ? t('watch.unlooked') : '–'}</span>}
        {incident.clocksAsOf !== undefined && (
          <span class="block small quiet">{t('watch.clocksAsOf', { when: i18n.instant(incident.clocksAsOf) })}</span>
        )}
      </td>
      <td data-label={t('watch.column.time')}>{shown ? <TimeCell shown={shown} /> : '–'}</td>
    </tr>
  );
}
