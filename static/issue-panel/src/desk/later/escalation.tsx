import { useId } from 'preact/hooks';
import { readTold } from '../../../../../src/domain/effects/told';
import type { Deed, EscalationState, Fired } from '../../../../../src/domain/escalation/state';
import type { PlacementWhy } from '../../../../../src/domain/routing/placement';
import { useI18n } from '../../../../shared/start';
import { member } from '../../../../shared/unread';
import { nearText } from '../../../../shared/when';
import { Actions } from './actions';
import { becauseText, whenText } from './because-words';
import type { ActKind } from './kinds';
import { Ledger } from './ledger';
import { aheadText, hasPassed } from './ledger-words';
import { type Names, useNames } from './names';
import type { SectionProps } from './section';

/** Who took note, what is put off, what comes next, what can be done about it, and the ledger of what was done, will be, and is not. */
export function Escalation(props: SectionProps) {
  const { seen, state, now } = props;
  const i18n = useI18n();
  const { t } = i18n;
  const heading = useId();
  const { escalation, phase } = state;
  const told = readTold(member(seen.property, 'told'));
  const names = useNames([
    escalation?.acknowledged?.by,
    escalation?.snoozed?.by,
    ...[...(escalation?.fired ?? []), ...(escalation?.ahead ?? [])].map(({ because }) => ('by' in because ? because.by : undefined)),
    ...told.flatMap(({ to }) => to),
  ]);
  return (
    <section class="stack-tight" aria-labelledby={heading}>
      <h2 id={heading}>{t('desk.escalation')}</h2>
      {escalation ? (
        <Standing escalation={escalation} now={now} names={names} open={phase !== 'resolved'} />
      ) : (
        <p class="quiet">{t('desk.noLadder')}</p>
      )}
      {phase !== 'resolved' && <Actions {...props} kinds={kindsFor(props)} />}
      {escalation && <Ledger escalation={escalation} told={told} now={now} names={names} />}
    </section>
  );
}

/** Whether there is, as far as the panel knows, an escalation that moved it and is not taken back: also one before somebody moved it on. */
function movesLeft(by: PlacementWhy['by'] | undefined, fired: readonly Fired[]): boolean {
  if (by === 'escalation') return true;
  if (by !== 'support' && by !== 'deEscalation') return false;
  const moves = fired.filter(({ deeds }) => deeds.some(({ do: what, to }) => MOVES.includes(what) && to !== undefined)).length;
  return moves > (by === 'support' ? 0 : 1);
}

const MOVES: readonly Deed['do'][] = ['nextTier', 'toTier', 'toGroup'];

/** What makes sense as things are. Who may is asked when it is wanted. */
function kindsFor({ state: { escalation, placement, priority }, now }: SectionProps): ActKind[] {
  const snoozed = escalation?.snoozed !== undefined && Date.parse(escalation.snoozed.until) > now;
  const moved = priority.source === 'escalation' || movesLeft(placement?.why.by, escalation?.fired ?? []);
  return [
    ...(escalation && !escalation.acknowledged ? (['acknowledge'] as const) : []),
    'escalate',
    ...(escalation ? ([snoozed ? 'endSnooze' : 'snooze'] as const) : []),
    ...(moved ? (['takeBack'] as const) : []),
    'askFor',
  ];
}

interface StandingProps {
  escalation: EscalationState;
  now: number;
  names: Names;
  /** The incident is not resolved. */
  open: boolean;
}

function Standing({ escalation: { acknowledged, snoozed, ahead }, now, names, open }: StandingProps) {
  const i18n = useI18n();
  const { t, locale, timeZone } = i18n;
  const near = (iso: string): string => nearText(locale, timeZone, Date.parse(iso), now);
  const next = ahead.find(({ dueAt, not }) => dueAt !== undefined && not === undefined);
  const putOff = snoozed && Date.parse(snoozed.until) > now ? snoozed : undefined;
  return (
    <>
      {acknowledged ? (
        <p>{t('desk.acknowledged', { name: names(acknowledged.by), when: near(acknowledged.at) })}</p>
      ) : (
        open && <p>{t('desk.notAcknowledged')}</p>
      )}
      {putOff && (
        <>
          <p>{t('desk.snoozed', { name: names(putOff.by), when: near(putOff.until) })}</p>
          {putOff.reason !== '' && <p class="reason">{putOff.reason}</p>}
        </>
      )}
      {open &&
        (next ? (
          <div>
            <p>
              <strong>{t('desk.next', { ladder: next.ladder })}</strong>
            </p>
            <p class="quiet small">{(hasPassed(next, now) ? becauseText : whenText)(next.because, names, i18n)}</p>
            <p class="quiet small">{aheadText(next, now, i18n)}</p>
          </div>
        ) : (
          <p class="quiet">{t('desk.nothingNext')}</p>
        ))}
    </>
  );
}
