import type { Policy } from '../../../contract/types';

export type Entry = Policy['impacts'][number];

export const entry = (id: string, name: string, help = ''): Entry => ({ id, name, help });
