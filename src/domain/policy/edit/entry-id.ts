import { NO_IDS } from '../../../contract/limits';

/** Characters an id may have. */
const LENGTH = 40;

/**
 * An id for something an admin has just named: its name without accents in lower case, with a number where that is taken. Ids stay when
 * names change, so that incidents and rules keep what they mean.
 */
export function entryIdFor(name: string, taken: readonly string[]): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  const stem = trimmed(plain, LENGTH) || 'entry';
  const used = new Set([...taken, ...NO_IDS]);
  for (let count = 1; ; count++) {
    const end = count === 1 ? '' : `-${count}`;
    const id = trimmed(stem, LENGTH - end.length) + end;
    if (!used.has(id)) return id;
  }
}

const trimmed = (text: string, length: number): string => text.replace(/^-+/, '').slice(0, length).replace(/-+$/, '');
