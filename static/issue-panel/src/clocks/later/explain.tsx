import type { ClockExplanation, CycleExplanation, Explanation, Stretch } from '../../../../../src/domain/sla/explanation';
import type { I18n } from '../../../../shared/i18n';
import { useI18n } from '../../../../shared/start';
import { Button } from '../../../../shared/ui/button';
import { fullText } from '../../../../shared/when';
import type { Face } from '../face';
import { moodText, toSecond } from '../words';
import type { Around } from './around';
import { carriedOn } from './carry-on';
import { CopyText } from './copy-text';
import { EarlierCycles } from './earlier-cycles';
import { Goals } from './goals';
import { plainExplanation } from './plain-explanation';
import { exactText, shownCounted } from './stretch-words';
import { Stretches } from './stretches';

interface ExplainProps {
  face: Face;
  explanation: Explanation;
  around: Around;
  /** Asks for the explanation anew. */
  onAnew(): void;
}

/** Why a clock shows what it shows: each stretch of its time, which goal applies and why, and what came before. */
export function Explain(props: ExplainProps) {
  const { t } = useI18n();
  const told = props.explanation.clocks.find(({ clock }) => clock.metric === props.face.clock.metric);
  if (!told) return <Passed onAnew={props.onAnew} />;
  const { cycles, clock } = told;
  const cycle = clock.state === 'idle' ? undefined : cycles[cycles.length - 1];
  if (!cycle)
    return (
      <>
        <p>{t(cycles.length === 0 ? 'explain.neverStarted' : 'explain.notAgain')}</p>
        <EarlierCycles cycles={cycles} around={props.around} />
      </>
    );
  return <ExplainCycle {...props} told={told} cycle={cycle} />;
}

function ExplainCycle({
  face,
  explanation,
  around,
  onAnew,
  told,
  cycle,
}: ExplainProps & { told: ClockExplanation; cycle: CycleExplanation }) {
  const i18n = useI18n();
  const { t, locale, timeZone } = i18n;
  const { calendars } = explanation;
  const { clock } = face;
  const current = currentStretches(face, told, cycle, around.now);
  const stretches = current ?? cycle.stretches;
  const sum = sumText(current && face, stretches, i18n);
  const caption = t('explain.caption', { name: clock.name, key: around.issueKey });
  const calendar = calendars[clock.goal?.calendar ?? ''];
  const facts = [
    ...(inFractions(stretches) ? [t('explain.fractions')] : []),
    ...(calendar ? [t('explain.calendar', { name: calendar.name, zone: calendar.timeZone })] : []),
    t('explain.policy', { version: explanation.policyVersion }),
    ...(explanation.shortened ? [t('explain.shortened')] : []),
  ];
  const text = (): string => {
    const stands = t('clock.now', { name: clock.name, mood: moodText(face, i18n) });
    const head = [
      caption,
      fullText(locale, timeZone, current ? around.now : Date.parse(explanation.at)),
      ...(current ? [stands] : []),
      sum,
    ];
    return plainExplanation({ head, cycle, stretches, calendars, foot: facts }, around, i18n);
  };
  return (
    <>
      {!current && <Passed onAnew={onAnew} />}
      <p>{sum}</p>
      <Stretches stretches={stretches} around={around} caption={caption} />
      <h4>{t('explain.rules')}</h4>
      <Goals goals={cycle.goals} calendars={calendars} around={around} />
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

/** The explanation no longer fits what is shown, or what is shown is older than it. */
function Passed({ onAnew }: { onAnew(): void }) {
  const { t } = useI18n();
  return (
    <div role="status" class="stack-tight">
      <p>{t('explain.passed')}</p>
      <div>
        <Button onClick={onAnew}>{t('explain.anew')}</Button>
      </div>
    </div>
  );
}

/** The stretches up to this moment; undefined when they do not make what the clock shows now. */
function currentStretches(
  { clock, reading, exact }: Face,
  told: ClockExplanation,
  cycle: CycleExplanation,
  now: number,
): Stretch[] | undefined {
  const same = told.clock.state === clock.state && told.clock.cycle === clock.cycle && told.clock.goal?.ms === clock.goal?.ms;
  if (!same || !exact) return undefined;
  if (!cycle.ended) return carriedOn(cycle.stretches, reading.elapsedMs, now);
  return told.elapsedMs === reading.elapsedMs ? cycle.stretches : undefined;
}

/** Whether something that counts began or ended within a second, so that the times shown may not say how much it was. */
function inFractions(stretches: readonly Stretch[]): boolean {
  const within = (iso: string): boolean => Date.parse(iso) % 1_000 !== 0;
  return stretches.some(({ from, to, countedMs }, at) => countedMs > 0 && (within(from) || (at < stretches.length - 1 && within(to))));
}

/** How the number shown comes of what is counted. @param face undefined when that is not the number shown. */
function sumText(face: Face | undefined, stretches: readonly Stretch[], i18n: I18n): string {
  const { t } = i18n;
  const counted = exactText(shownCounted(stretches).sum, i18n);
  const { goal } = face?.clock ?? {};
  const remaining = face?.reading.remainingMs;
  if (!goal || remaining === undefined) return t('explain.countedOnly', { counted });
  const values = { counted, goal: exactText(goal.ms, i18n), rest: exactText(Math.abs(toSecond(remaining)), i18n) };
  return t(remaining > 0 ? 'explain.leaves' : 'explain.exceeds', values);
}
