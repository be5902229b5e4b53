import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Settings } from '../../../../../src/contract/types';
import { openDraft } from '../../../../shared/draft';
import { useSurroundings } from '../../../../shared/start';
import { choicesOf, type DraftChoices, isDraftChoices, spelt } from './choices';

/** What is chosen on the page. */
export interface ChosenNow {
  choices: DraftChoices;
  /** Something is chosen that set-up has not done yet. */
  changed: boolean;
  /** @param change makes the new choices of those that stand when it is called: two changes at once both count. */
  choose(change: (before: DraftChoices) => DraftChoices): void;
  /** Back to what was set up last. */
  discard(): void;
}

/** What is chosen and not set up yet is still there when the page is opened again. */
export function useChoices(settings: Settings | null): ChosenNow {
  const { accountId } = useSurroundings();
  const draft = useMemo(() => openDraft(`set-up.${accountId}`, isDraftChoices), [accountId]);
  const [mine, setMine] = useState<DraftChoices | undefined>(() => draft.read());
  const stored = choicesOf(settings);
  const choices = mine ?? stored;
  const latest = useRef(choices);
  latest.current = choices;
  const discard = (): void => {
    setMine(undefined);
    draft.clear();
  };
  // Once it is set up it is no draft any more. What set-up could not keep stays one.
  useEffect(() => {
    if (mine && spelt(mine) === spelt(stored)) discard();
  }, [spelt(stored)]);
  return {
    choices,
    changed: spelt(choices) !== spelt(stored),
    choose: (change) => {
      const chosen = change(latest.current);
      latest.current = chosen;
      setMine(chosen);
      if (spelt(chosen) === spelt(stored)) draft.clear();
      else draft.write(chosen);
    },
    discard,
  };
}
