import { useId } from 'preact/hooks';
import type { Placement } from '../../../../../src/domain/routing/placement';
import { counted } from '../../../../shared/plural';
import { useI18n } from '../../../../shared/start';
import { nearText } from '../../../../shared/when';
import { Actions } from './actions';
import { type Names, useNames } from './names';
import { chosenTexts, passedOverText, reasonOf, whyText } from './placement-words';
import type { SectionProps } from './section';

/** Which group and which person has the incident, since when and why. */
export function Support(props: SectionProps) {
  const { seen, state, now } = props;
  const i18n = useI18n();
  const { t, locale, timeZone } = i18n;
  const heading = useId();
  const { placement } = state;
  const names = useNames(peopleIn(placement));
  return (
    <section class="stack-tight" aria-labelledby={heading}>
      <h2 id={heading}>{t('desk.support')}</h2>
      {placement ? (
        <>
          <p>
            <strong>{placement.group.name}</strong> <span class="quiet">{placement.tier.name}</span>
          </p>
          <dl class="facts">
            <dt>{t('desk.since')}</dt>
            <dd>
              <time dateTime={placement.since}>{nearText(locale, timeZone, Date.parse(placement.since), now)}</time>
            </dd>
            <dt>{t('desk.assignee')}</dt>
            <dd>{seen.assigneeName || t('desk.nobody')}</dd>
            <dt>{t('desk.moves')}</dt>
            <dd>{counted(i18n, placement.moves, { one: 'desk.movesOne', other: 'desk.movesOther' })}</dd>
          </dl>
          <Why placement={placement} now={now} names={names} />
        </>
      ) : (
        <p class="quiet">{t('desk.notPlaced')}</p>
      )}
      {state.phase !== 'resolved' && <Actions {...props} kinds={['support']} />}
    </section>
  );
}

const peopleIn = (placement: Placement | undefined): (string | undefined)[] => {
  if (!placement) return [];
  const { why, chosen } = placement;
  return ['person' in why ? why.person : undefined, chosen?.to, ...(chosen?.passedOver ?? []).map(({ id }) => id)];
};

function Why({ placement, now, names }: { placement: Placement; now: number; names: Names }) {
  const i18n = useI18n();
  const { chosen } = placement;
  const reason = reasonOf(placement);
  const passedOver = chosen?.passedOver ?? [];
  return (
    <>
      <p>{whyText(placement, names, i18n)}</p>
      {reason !== '' && <p class="reason">{reason}</p>}
      {chosen && chosenTexts(chosen, now, names, i18n).map((sentence) => <p key={sentence}>{sentence}</p>)}
      {passedOver.length > 0 && (
        <details>
          <summary>{counted(i18n, passedOver.length, { one: 'desk.passedOne', other: 'desk.passedOther' })}</summary>
          <ul class="desk-list small">
            {passedOver.map(({ id, why }) => (
              <li key={id}>{passedOverText(names(id), why, i18n)}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
