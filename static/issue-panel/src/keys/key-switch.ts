import { useEffect, useState } from 'preact/hooks';
import { openDraft } from '../../../shared/draft';

const kept = openDraft<boolean>('shortcuts', (value): value is boolean => typeof value === 'boolean');
const heard = new Set<(on: boolean) => void>();
let switched = kept.read() ?? true;

/** Whether single keys do something. Kept in the browser. */
export function useKeysOn(): boolean {
  const [on, setOn] = useState(switched);
  useEffect(() => {
    heard.add(setOn);
    return () => void heard.delete(setOn);
  }, []);
  return on;
}

/** Anybody can switch them off (WCAG 2.1.4). */
export function turnKeys(on: boolean): void {
  switched = on;
  kept.write(on);
  for (const tell of heard) tell(on);
}
