import type { Handle } from '../people';

/** Something that goes wrong again and again, in words. "{place}", "{n}" and "{system}" are filled in for each time it happens. */
export interface IncidentStory {
  /** Component of the service project. */
  about: 'Network' | 'E-mail and calendar' | 'Workplace' | 'SAP' | 'Warehouse systems' | 'Web shop' | 'Accounts' | 'Telephony';
  summary: string;
  text: string;
  /** What an agent finds; an internal comment. */
  found: string;
  /** What ends it; the comment the customer sees. */
  fix: string;
  /** Who can mend it: the service desk itself, the second or the third tier. */
  tier: 1 | 2 | 3;
  /** Usual priority, 1 highest to 5 lowest. */
  priority: 1 | 2 | 3 | 4 | 5;
  /** A question to the reporter on the way, and the answer. */
  ask?: [question: string, answer: string];
  /** Reported by people who write French. */
  french?: true;
}

/** A request that is served, not a disturbance. */
export interface RequestStory {
  /** Request type of the portal. */
  type: string;
  summary: string;
  text: string;
  answer: string;
  tier: 1 | 2;
}

/** A piece of work on software or infrastructure. */
export interface WorkStory {
  kind: 'Epic' | 'Story' | 'Task' | 'Bug';
  summary: string;
  text: string;
  component?: string;
  /** Sub-tasks. */
  parts?: string[];
  /** What is said on the way. */
  said?: string[];
}

/** An underlying cause, found behind incidents whose summary begins as `behind` says. */
export interface ProblemStory {
  summary: string;
  text: string;
  cause: string;
  workaround: string;
  about: IncidentStory['about'];
  owner: Handle;
}

/** Offices and sites as people name them. */
export const PLACES = ['Berlin office', 'Berlin warehouse', 'Lyon office', 'Lyon dispatch', 'Toronto office', 'Toronto warehouse'] as const;
