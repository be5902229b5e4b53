import type { Policy, Step } from '../../contract/types';
import type { SiteWrite } from './site';

/** What a step does, one call each. */
export type SetUpWrite = SiteWrite | { do: 'publishPolicy'; document: Policy };

/** A step with what it does and what it waits for. */
export interface PlannedStep {
  step: Step;
  /** Empty unless the step is to do. */
  writes: readonly SetUpWrite[];
  /** Ids of steps that have to be done before. */
  needs: readonly string[];
  /** Whether the writes are all: a step may have more to do that can only be known after them. */
  whole: boolean;
}

type Values = Step['values'];

/** A step that needs nothing done. */
export const standing = (id: string, state: 'done' | 'manual' | 'unknown', variant: string, values: Values = {}): PlannedStep => ({
  step: { id, kind: kindOf(id), state, variant, values },
  writes: [],
  needs: [],
  whole: true,
});

/** A step the button does. */
export const todo = (
  id: string,
  variant: string,
  values: Values,
  writes: readonly SetUpWrite[],
  more: { needs?: readonly string[]; whole?: boolean } = {},
): PlannedStep => ({
  step: { id, kind: kindOf(id), state: 'todo', variant, values },
  writes,
  needs: more.needs ?? [],
  whole: more.whole ?? true,
});

const KINDS: readonly Step['kind'][] = [
  'projects',
  'incidentType',
  'projectType',
  'teamManaged',
  'field',
  'context',
  'options',
  'appFields',
  'screens',
  'linkType',
  'priorities',
  'permissions',
  'requestType',
  'mark',
  'policy',
];

/** "field/impact" is of the kind "field". */
function kindOf(id: string): Step['kind'] {
  const kind = KINDS.find((one) => one === id.split('/')[0]);
  if (!kind) throw new Error(`set-up: a step called ${id} is of no kind`);
  return kind;
}

const LISTED = 12;

/** Names as one text; of a long list the first dozen and how many more there are. */
export function listed(names: readonly string[]): string {
  const distinct = [...new Set(names)];
  const rest = distinct.length - LISTED;
  return `${distinct.slice(0, LISTED).join(', ')}${rest > 0 ? ` (+${rest})` : ''}`;
}

/** "IT Service Desk (DESK)" */
export const titleOf = ({ name, key }: { name: string; key: string }): string => `${name} (${key})`;
