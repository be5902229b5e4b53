import { anyIncident } from './example';
import type { Check, Finding } from './finding';

/** What may stand only once: the id of a (sub)category, since both share Jira's options, and the field a clock writes. */
export const shared: Check = (policy) => {
  const found: Finding[] = [];
  const seen = new Map<string, string>();
  const take = (id: string, name: string, path: (string | number)[]): void => {
    const other = seen.get(id);
    if (other === undefined) seen.set(id, name);
    else found.push({ code: 'sharedId', severity: 'error', path, values: { id, name, other }, example: { category: name } });
  };
  for (const one of policy.categories) {
    take(one.id, one.name, ['categories', one.id]);
    for (const sub of one.subcategories) take(sub.id, `${one.name} › ${sub.name}`, ['categories', one.id, 'subcategories', sub.id]);
  }
  const fields = new Map<string, string>();
  for (const { id, name, dueField } of policy.metrics) {
    const other = dueField && fields.get(dueField);
    if (other)
      found.push({
        code: 'sharedDueField',
        severity: 'error',
        path: ['metrics', id, 'dueField'],
        values: { name, other },
        example: anyIncident(policy),
      });
    if (dueField) fields.set(dueField, name);
  }
  return found;
};
