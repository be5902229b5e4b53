import { useEffect, useState } from 'preact/hooks';
import type { Result } from '../../../../../src/contract/errors';
import type { Explanation } from '../../../../../src/domain/sla/explanation';
import { call } from '../../../../shared/call';

/** The last answer, for whatever of the panel asks next: all clocks are explained at once. */
let last: { basis: string; answer: Promise<Result<Explanation>> } | undefined;

function ask(basis: string): Promise<Result<Explanation>> {
  if (last?.basis !== basis) {
    const answer = call('explainClocks');
    last = { basis, answer };
    // What was refused or lost is asked for again by whoever comes next.
    void answer.then(({ ok }) => {
      if (!ok && last?.answer === answer) last = undefined;
    });
  }
  return last.answer;
}

/**
 * The explanation of the incident's clocks: one call for all of them, until something has changed.
 * @param basis what the panel knows of the incident: another basis, another explanation.
 */
export function useExplanation(basis: string): { answer: Result<Explanation> | undefined; anew(): void } {
  const [got, setGot] = useState<{ basis: string; answer: Result<Explanation> }>();
  const [round, setRound] = useState(0);
  useEffect(() => {
    let over = false;
    void ask(basis).then((answer) => {
      if (!over) setGot({ basis, answer });
    });
    return () => {
      over = true;
    };
  }, [basis, round]);
  return {
    answer: got?.basis === basis ? got.answer : undefined,
    anew: () => {
      last = undefined;
      setGot(undefined);
      setRound((before) => before + 1);
    },
  };
}
