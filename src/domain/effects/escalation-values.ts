import type { HandOverAct } from '../acts/escalation';
import type { Because } from '../escalation/state';
import { type About, nameIn, personIn, type Values, valuesOf } from './values';

/** What an escalation's messages are about. */
export interface Said extends About {
  /** As far as the act says. */
  because?: Because;
  /** 1, 2, 3 … */
  level: number;
  /** Of an escalation by hand. */
  handOver?: HandOverAct;
}

/** Everything a message of an escalation may name. */
export function escalationValues(said: Said): Values {
  const { ground, because, level, handOver } = said;
  return {
    ...valuesOf(said),
    reason: because && { because, ...('by' in because ? nameIn(ground, because.by) : {}) },
    by: because && 'by' in because ? personIn(ground, because.by) : undefined,
    // Of other escalations there is none: not unknown, but nothing.
    handOver: handOver ? { handOver: { tried: handOver.tried, known: handOver.known, asked: handOver.asked } } : { text: '' },
    level: { text: String(level) },
  };
}
