import { type Lane, nextDue } from '../../../src/domain/watch/lanes';
import { counted } from '../../shared/plural';
import { useI18n } from '../../shared/start';
import { Button } from '../../shared/ui/button';
import { IssueLink } from '../../shared/ui/issue-link';
import { nearText } from '../../shared/when';
import type { Choices } from './choices';
import type { ListedIncident } from './read-list';
import { thresholdText } from './words';

interface EmptyLaneProps {
  lane: Lane;
  choices: Choices;
  /** What the filter lets through. */
  incidents: readonly ListedIncident[];
  /** How many the filter keeps out of this lane. */
  hidden: number;
  now: number;
  showAll: () => void;
}

/** Why there is nothing in a lane, and what comes next. */
export function EmptyLane({ lane, choices, incidents, hidden, now, showAll }: EmptyLaneProps) {
  const i18n = useI18n();
  const { t, locale } = i18n;
  const words = {
    breached: () => t('watch.empty.breached'),
    atRisk: () => t('watch.empty.atRisk'),
    onHold: () => t('watch.empty.onHold', { time: thresholdText(choices.heldForMs, locale) }),
    unassigned: () => t('watch.empty.unassigned'),
  };
  return (
    <div class="stack-tight empty">
      <p>{words[lane]()}</p>
      {hidden > 0 ? (
        <div class="row">
          <p>{counted(i18n, hidden, { one: 'watch.hidden.one', other: 'watch.hidden.other' })}</p>
          <Button onClick={showAll}>{t('watch.showAll')}</Button>
        </div>
      ) : (
        (lane === 'breached' || lane === 'atRisk') && <Next incidents={incidents} now={now} />
      )}
    </div>
  );
}

/** The incident that is due next. */
function Next({ incidents, now }: Pick<EmptyLaneProps, 'incidents' | 'now'>) {
  const { t, locale, timeZone } = useI18n();
  const next = nextDue(incidents, now);
  if (next?.shown?.dueAt === undefined) return <p class="quiet">{t('watch.nothingDue')}</p>;
  const when = nearText(locale, timeZone, next.shown.dueAt, now);
  const [before, after] = t('watch.nextDue', { clock: next.shown.clock.name, when, key: '|' }).split('|');
  return (
    <p class="quiet">
      {before}
      <IssueLink issueKey={next.incident.key} />
      {after}
    </p>
  );
}
