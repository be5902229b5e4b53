import { useEffect, useState } from 'preact/hooks';
import { read } from '../../../../shared/jira';
import { listOf, member } from '../../../../shared/unread';

/** Something of the site by its id. */
export interface Named {
  id: string;
  name: string;
}

export type Category = 'new' | 'indeterminate' | 'done';

export interface Status extends Named {
  category: Category;
}

/** What conditions name of the site; empty until Jira has answered, and when it does not. */
export interface SiteNames {
  statuses: readonly Status[];
  fields: readonly Named[];
}

const text = (value: unknown, name: string): string => {
  const found = member(value, name);
  return typeof found === 'string' ? found : '';
};

const CATEGORIES: Record<string, Category> = { new: 'new', undefined: 'new', indeterminate: 'indeterminate', done: 'done' };

async function readSite(): Promise<SiteNames> {
  const [statuses, fields] = await Promise.all([read('getStatuses', {}), read('getFields', {})]);
  const byName = (a: Named, b: Named): number => a.name.localeCompare(b.name);
  return {
    statuses: (statuses.ok ? listOf(statuses.value) : [])
      .map((one) => ({
        id: text(one, 'id'),
        name: text(one, 'name'),
        category: CATEGORIES[text(member(one, 'statusCategory'), 'key')] ?? 'new',
      }))
      .sort(byName),
    fields: (fields.ok ? listOf(fields.value) : []).map((one) => ({ id: text(one, 'id'), name: text(one, 'name') })).sort(byName),
  };
}

const NOTHING: SiteNames = { statuses: [], fields: [] };
let asked: Promise<SiteNames> | undefined;

/** The site's statuses and fields, read once for all pages, as the person. */
export function useSiteNames(): SiteNames {
  const [names, setNames] = useState(NOTHING);
  useEffect(() => {
    asked ??= readSite();
    void asked.then((found) => {
      setNames(found);
      if (found.statuses.length === 0) asked = undefined;
    });
  }, []);
  return names;
}

const options = new Map<string, Promise<Named[]>>();

async function readOptions(fieldId: string): Promise<Named[]> {
  const contexts = await read('getContextsForField', { path: { fieldId } });
  if (!contexts.ok) return [];
  const found = new Map<string, Named>();
  for (const context of listOf(member(contexts.value, 'values')).slice(0, 5)) {
    const answer = await read('getOptionsForContext', { path: { fieldId, contextId: text(context, 'id') } });
    for (const one of answer.ok ? listOf(member(answer.value, 'values')) : [])
      found.set(text(one, 'id'), { id: text(one, 'id'), name: text(one, 'value') });
  }
  return [...found.values()];
}

/** What a select field of the site offers; empty for other fields, and for whoever may not see it. */
export function useOptions(fieldId: string): readonly Named[] {
  const [found, setFound] = useState<{ fieldId: string; all: Named[] }>();
  useEffect(() => {
    if (!fieldId.startsWith('customfield_')) return;
    const reading = options.get(fieldId) ?? readOptions(fieldId);
    options.set(fieldId, reading);
    void reading.then((all) => setFound({ fieldId, all }));
  }, [fieldId]);
  return found?.fieldId === fieldId ? found.all : [];
}
