import { Store } from './store';
import { isRecord } from './wire';

export type FlagKind = 'info' | 'success' | 'warning' | 'error';

export interface Flag {
  id: string;
  title: string;
  description: string;
  kind: FlagKind;
  /** Coloured as a whole, as with `appearance` in @forge/bridge. */
  bold: boolean;
  actions: { text: string; run: () => unknown }[];
  autoDismiss: boolean;
}

/** Flags on this page, newest first. */
export const flags = new Store<Flag[]>([]);

/** Shows a flag; one with the same id is replaced. */
export function showFlag(flag: Flag): void {
  flags.set([flag, ...flags.get().filter((other) => other.id !== flag.id)]);
}

/** Takes a flag away; false when there is none. */
export function dropFlag(id: string): boolean {
  const rest = flags.get().filter((flag) => flag.id !== id);
  const found = rest.length < flags.get().length;
  if (found) flags.set(rest);
  return found;
}

function kindOf(value: unknown): FlagKind | undefined {
  return value === 'info' || value === 'success' || value === 'warning' || value === 'error' ? value : undefined;
}

/** Reads what an app handed to showFlag. Throws when it has no id. */
export function readFlag(payload: unknown): Flag {
  const given = isRecord(payload) ? payload : {};
  if (typeof given.id !== 'string' && typeof given.id !== 'number') throw new Error('"id" must be defined in flag options');
  const appearance = kindOf(given.appearance);
  const actions = Array.isArray(given.actions) ? given.actions : [];
  return {
    id: String(given.id),
    title: typeof given.title === 'string' ? given.title : '',
    description: typeof given.description === 'string' ? given.description : '',
    kind: appearance ?? kindOf(given.type) ?? 'info',
    bold: appearance !== undefined,
    autoDismiss: given.isAutoDismiss === true,
    actions: actions.filter(isRecord).map((action) => {
      const { onClick } = action;
      return { text: String(action.text ?? ''), run: () => (typeof onClick === 'function' ? onClick() : undefined) };
    }),
  };
}
