import { useId } from 'preact/hooks';
import { useI18n } from '../../../shared/start';
import { member } from '../../../shared/unread';
import { useNow } from '../../../shared/use-now';
import type { SeenIncident } from '../read-incident';
import type { IncidentView } from '../use-incident';
import { Changes } from './changes';
import { ClockRow } from './clock-row';
import { Disclosures } from './disclosures';
import { faceOf } from './face';
import { lifeOf, moreOf } from './more';
import { moodText } from './words';

/** Every clock of the incident, ticking by themselves: nobody is asked while they do. */
export function Clocks({ seen, view }: { seen: SeenIncident; view: Pick<IncidentView, 'expected' | 'expect'> }) {
  const i18n = useI18n();
  const { t } = i18n;
  const heading = useId();
  const { key, state, property } = seen;
  const { clocks = [], calendars = {} } = state ?? {};
  // A clock on hold shows the same each second, but what is told of it goes up to now.
  const now = useNow(clocks.some(({ state }) => state === 'running' || state === 'held'));
  const faces = clocks.map((clock) => faceOf(clock, calendars, now));
  // Another state of things, another explanation.
  const asking = { issueKey: key, basis: JSON.stringify([key, state?.basis, clocks, state?.clockPolicy]), now, i18n };
  return (
    <section class="stack-tight" aria-labelledby={heading}>
      <h2 id={heading}>{t('clock.heading')}</h2>
      {clocks.length === 0 ? (
        <p class="quiet">{t(state ? 'clock.none' : 'clock.notYet')}</p>
      ) : (
        <>
          <ul class="clocks">
            {faces.map((face) => (
              <ClockRow key={face.clock.metric} face={face} now={now} more={moreOf(face, asking)} />
            ))}
          </ul>
          <Disclosures
            all={lifeOf({ clocks, told: member(property, 'told') }, asking, (version) => view.expect({ kind: 'clockPolicy', version }))}
          />
        </>
      )}
      <div role="status" class="quiet">
        {view.expected?.kind === 'clockPolicy' && <p>{t('clock.pending', { version: view.expected.version })}</p>}
      </div>
      <Changes
        clocks={faces.map((face) => ({
          id: face.clock.metric,
          mood: face.mood,
          words: t('clock.now', { name: face.clock.name, mood: moodText(face, i18n) }),
        }))}
      />
    </section>
  );
}
