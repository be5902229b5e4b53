import { useI18n } from '../../../../shared/start';
import { Button } from '../../../../shared/ui/button';
import { fullText } from '../../../../shared/when';
import type { Face } from '../face';
import { moodText, toSecond } from '../words';
import type { Around } from './around';
import { carriedOn } from './carry-on';
import { CopyText } from './copy-text';
import { EarlierCycles } from './earlier-cycles';
import type { Explained } from './explained';
import { Goals } from './goals';
import { nameIn } from './names';
import { plainExplanation } from './plain-explanation';
import { exactText, shownCounted } from './stretch-words';
import { Stretches } from './stretches';

interface ExplainProps {
  face: Face;
  explained: Explained;
  around: Around;
  /** Asks for the explanation anew. */
  onAnew(): void;
}

/** Why a clock shows what it shows: each stretch of its time, which goal applies and why, and what came before. */
export function Explain({ face, explained, around, onAnew }: ExplainProps) {
  const { clock, reading, zone } = face;
  const i18n = useI18n();
  const { t, locale, timeZone } = i18n;
  const { explanation, goals } = explained;
  const told = explanation.clocks.find((one) => one.clock.metric === clock.metric);
  const cycle = told?.cycles.at(-1);
  if (!told || !cycle) return <p>{t('explain.neverStarted')}</p>;

  const over = clock.state === 'stopped' || clock.state === 'cancelled';
  const stretches = over ? cycle.stretches : carriedOn(cycle.stretches, reading.elapsedMs, around.now);
  if (!stretches || cycle.elapsedMs > reading.elapsedMs)
    return (
      <div role="status" class="stack-tight">
        <p>{t('explain.passed')}</p>
        <div>
          <Button onClick={onAnew}>{t('explain.anew')}</Button>
        </div>
      </div>
    );

  const rules = goals[clock.metric] ?? [];
  const sum = sumText();
  const facts = [
    ...(clock.goal ? [t('explain.calendar', { name: nameIn(around.names.calendars, clock.goal.calendar), zone: zone ?? '' })] : []),
    t('explain.policy', { version: explanation.policyVersion }),
  ];
  const text = (): string =>
    plainExplanation(
      {
        head: [
          t('explain.caption', { name: clock.name, key: around.issueKey }),
          fullText(locale, timeZone, around.now),
          t('clock.now', { name: clock.name, mood: moodText(face, i18n) }),
          sum,
        ],
        cycle,
        stretches,
        rules,
        foot: facts,
      },
      around,
      i18n,
    );

  /** How the number shown comes of what is counted. */
  function sumText(): string {
    const counted = exactText(shownCounted(stretches ?? []).sum, i18n);
    if (!clock.goal || reading.remainingMs === undefined) return t('explain.countedOnly', { counted });
    const left = toSecond(reading.remainingMs);
    const values = { counted, goal: exactText(clock.goal.ms, i18n), rest: exactText(Math.abs(left), i18n) };
    return t(reading.remainingMs > 0 ? 'explain.leaves' : 'explain.exceeds', values);
  }

  return (
    <>
      <p>{sum}</p>
      <Stretches stretches={stretches} around={around} caption={t('explain.caption', { name: clock.name, key: around.issueKey })} />
      <h4>{t('explain.rules')}</h4>
      <Goals goals={cycle.goals} rules={rules} around={around} />
      <ul class="clock-notes small quiet">
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      <EarlierCycles cycles={told.cycles.slice(0, -1)} around={around} />
      <CopyText text={text} />
    </>
  );
}
