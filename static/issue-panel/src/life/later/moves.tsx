import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { AppError } from '../../../../../src/contract/errors';
import { useI18n } from '../../../../shared/start';
import { nearText } from '../../../../shared/when';
import { type Move, readMoves } from './edits';
import { LifeError } from './life-error';
import { MoveRow } from './move-row';
import { Pane } from './pane';
import type { SectionProps } from './section';

/** Where Jira's workflow leads from here: each with what is missing, and for those who may the way past it. Read as the person. */
export function Moves(props: SectionProps & { onClose(): void }) {
  const { issueId, state, life, names, now, onClose } = props;
  const { t, locale, timeZone } = useI18n();
  const [moves, setMoves] = useState<readonly Move[]>();
  const [error, setError] = useState<AppError>();
  const heading = useRef<HTMLHeadingElement>(null);
  const ask = useCallback(async () => {
    setError(undefined);
    const answer = await readMoves(issueId);
    if (answer.ok) setMoves(answer.value);
    else setError(answer.error);
  }, [issueId]);
  // Another status, other ways.
  useEffect(() => void ask(), [ask, state.basis.statusId]);
  const { overrides = [] } = life;
  return (
    <Pane title={t('life.moves.heading')} heading={heading} onClose={onClose}>
      <p class="hint">{t('life.moves.hint')}</p>
      {error && <LifeError error={error} retry={() => void ask()} />}
      {!moves && !error && (
        <p role="status" class="quiet">
          {t('life.moves.reading')}
        </p>
      )}
      {moves?.length === 0 && <p>{t('life.moves.none')}</p>}
      {moves && moves.length > 0 && (
        <ul class="life-rows">
          {moves.map((move) => (
            <MoveRow key={move.id} move={move} {...props} />
          ))}
        </ul>
      )}
      {overrides.length > 0 && (
        <>
          <h4>{t('life.overrides')}</h4>
          <ul class="life-rows small">
            {overrides.map(({ by, at, until, to, reason }) => (
              <li key={at}>
                <p>
                  {t('life.overridden', {
                    name: names(by),
                    to,
                    when: nearText(locale, timeZone, Date.parse(at), now),
                    until: nearText(locale, timeZone, Date.parse(until), now),
                  })}
                </p>
                <p class="reason">{reason}</p>
              </li>
            ))}
          </ul>
        </>
      )}
    </Pane>
  );
}
