import { useState } from 'preact/hooks';
import { LANES, type Lane } from '../../../src/domain/watch/lanes';
import { openDraft } from '../../shared/draft';

const MINUTE = 60_000;
export const DAY = 1_440 * MINUTE;

/** ms within which something is due. */
export const DUE_WITHIN = [15, 30, 60, 120, 240, 480].map((minutes) => minutes * MINUTE);
/** ms. */
export const HELD_FOR = [1, 2, 3, 7].map((days) => days * DAY);

/** What the viewer chose; kept in the browser. */
export interface Choices {
  lane: Lane;
  /** ms; absent: the share of the goal the policy names. */
  dueWithinMs?: number;
  heldForMs: number;
  group?: string;
  tier?: string;
  mine: boolean;
}

const FIRST: Choices = { lane: 'breached', heldForMs: DAY, mine: false };

const isMaybeId = (value: unknown): boolean => value === undefined || (typeof value === 'string' && value.length <= 100);

function isChoices(value: unknown): value is Choices {
  if (typeof value !== 'object' || value === null) return false;
  const chosen: Partial<Record<keyof Choices, unknown>> = value;
  return (
    LANES.some((lane) => lane === chosen.lane) &&
    (chosen.dueWithinMs === undefined || DUE_WITHIN.some((ms) => ms === chosen.dueWithinMs)) &&
    HELD_FOR.some((ms) => ms === chosen.heldForMs) &&
    isMaybeId(chosen.group) &&
    isMaybeId(chosen.tier) &&
    typeof chosen.mine === 'boolean'
  );
}

const kept = openDraft<Choices>('watch', isChoices);

/** What the viewer chose, and how to choose otherwise. */
export function useChoices(): [Choices, (choices: Choices) => void] {
  const [choices, setChoices] = useState<Choices>(() => kept.read() ?? FIRST);
  const choose = (next: Choices): void => {
    kept.write(next);
    setChoices(next);
  };
  return [choices, choose];
}
