import type { Told } from '../../../../../src/domain/effects/told';
import type { Ahead, EscalationState, Fired } from '../../../../../src/domain/escalation/state';
import { counted } from '../../../../shared/plural';
import { useI18n, useSurroundings } from '../../../../shared/start';
import { nearText } from '../../../../shared/when';
import { cameText } from '../../told-words';
import { becauseText, whenText } from './because-words';
import { aheadText, deedText, doneText, firedText, hasPassed, levelText, toldFor } from './ledger-words';
import type { Names } from './names';

/** How many of those done last are shown without asking. */
const SHOWN = 3;

interface LedgerProps {
  escalation: EscalationState;
  told: readonly Told[];
  /** ms since 1970. */
  now: number;
  names: Names;
}

/** What was done, the last first; what will be, the soonest first; and what is not, with why. */
export function Ledger({ escalation: { fired, count, ahead }, told, now, names }: LedgerProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const done = [...fired].reverse();
  const earlier = done.slice(SHOWN);
  const coming = ahead.filter(({ not }) => not === undefined);
  const kept = ahead.filter(({ not }) => not !== undefined);
  const entry = (one: Fired) => <Done key={`${one.id}/${one.round}`} fired={one} told={told} now={now} names={names} />;
  return (
    <>
      <h3 class="desk-title">{t('desk.done')}</h3>
      {done.length === 0 ? <p class="quiet">{t('desk.noneDone')}</p> : <ol class="desk-list">{done.slice(0, SHOWN).map(entry)}</ol>}
      {earlier.length > 0 && (
        <details>
          <summary>{counted(i18n, earlier.length, { one: 'desk.earlierOne', other: 'desk.earlierOther' })}</summary>
          <ol class="desk-list">{earlier.map(entry)}</ol>
          {count > fired.length && <p class="quiet small">{t('desk.more', { shown: fired.length, count })}</p>}
        </details>
      )}
      {coming.length > 0 && (
        <details>
          <summary>{counted(i18n, coming.length, { one: 'desk.comingOne', other: 'desk.comingOther' })}</summary>
          <ol class="desk-list">
            {coming.map((one) => (
              <Coming key={keyOf(one)} ahead={one} now={now} names={names} />
            ))}
          </ol>
        </details>
      )}
      {kept.length > 0 && (
        <details>
          <summary>{counted(i18n, kept.length, { one: 'desk.notOne', other: 'desk.notOther' })}</summary>
          <ul class="desk-list">
            {kept.map((one) => (
              <Coming key={keyOf(one)} ahead={one} now={now} names={names} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

const keyOf = ({ ladder, level, round, passedAt, because }: Ahead): string =>
  [ladder, level, round, passedAt, JSON.stringify(because)].join('/');

function Done({ fired, told, now, names }: { fired: Fired; told: readonly Told[]; now: number; names: Names }) {
  const i18n = useI18n();
  const { issue } = useSurroundings();
  const all = toldFor(told, issue?.id ?? '', fired);
  return (
    <li>
      <Head line={fired} now={now} names={names} />
      <p class="quiet small">{firedText(fired, now, i18n)}</p>
      <ul class="desk-deeds small">
        {fired.deeds.map((deed, at) => {
          const came = all[at];
          return (
            <li key={`${deed.do}${at}`}>
              {doneText(deed, i18n)}
              {came && (
                <span class="quiet">
                  {' '}
                  {cameText(came, nearText(i18n.locale, i18n.timeZone, Date.parse(came.at), now), names.known, i18n)}
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </li>
  );
}

function Coming({ ahead, now, names }: { ahead: Ahead; now: number; names: Names }) {
  const i18n = useI18n();
  return (
    <li>
      <Head line={ahead} now={now} names={names} />
      <p class="quiet small">{aheadText(ahead, now, i18n)}</p>
      <ul class="desk-deeds small">
        {ahead.deeds.map((deed, at) => (
          <li key={`${deed.do}${at}`}>{deedText(deed, i18n)}</li>
        ))}
      </ul>
    </li>
  );
}

function Head({ line, now, names }: { line: Fired | Ahead; now: number; names: Names }) {
  const i18n = useI18n();
  return (
    <>
      <p>
        <strong>{line.ladder}</strong> <span class="quiet small">{levelText(line, i18n)}</span>
      </p>
      <p class="small">{(hasPassed(line, now) ? becauseText : whenText)(line.because, names, i18n)}</p>
    </>
  );
}
