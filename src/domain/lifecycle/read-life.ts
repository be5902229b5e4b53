import type { LifeState } from './state';

/** Reads it out of what anybody who may edit the issue may have written; undefined when it is missing or damaged. */
export function readLife(_value: unknown): LifeState | undefined {
  return undefined;
}
