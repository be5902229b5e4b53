import type { Change } from '../../../../src/domain/policy/change';
import type { I18n } from '../../../shared/i18n';
import { goalWords } from './goal-words';
import { valueWords, wordOf } from './value-words';

/** A change as a call answers it: its path was an array of the server's. */
export type ToldChange = Omit<Change, 'path' | 'place'> & { path: readonly (string | number)[]; place?: number | undefined };

/** One difference of two policies as a sentence: "P2 resolution goal for category Network: 8 h → 6 h". */
export function changeWords(change: ToldChange, i18n: I18n): string {
  const { t } = i18n;
  const { path, values, kind } = change;
  const member = String(path.at(-1) ?? '');
  const before = valueWords(change.before, member, values, i18n);
  const after = valueWords(change.after, member, values, i18n);
  const label = (count: number): string => values[path.slice(0, count).join('/')] ?? '';
  if (change.key === 'policy.change.matrix')
    return t('policy.change.matrix', {
      impact: values[`impacts/${path[1]}`] ?? String(path[1]),
      urgency: values[`urgencies/${path[2]}`] ?? String(path[2]),
      before,
      after,
    });
  if (change.key === 'policy.change.goal') return t('policy.change.goal', { goal: goalWords(label(2), values, i18n), before, after });
  const where = whereWords(change, i18n);
  if (kind === 'moved') return t('policy.change.moved', { where, place: (change.place ?? 0) + 1 });
  if (kind === 'changed') return t('policy.change.changed', { where, before, after });
  const entry = values[path.join('/')] !== undefined;
  if (kind === 'added') return entry ? t('policy.change.added', { where }) : t('policy.change.set', { where, after });
  return entry ? t('policy.change.removed', { where }) : t('policy.change.unset', { where, before });
}

/** Where in its section, by names of entries and words of members: the section stands above. */
function whereWords({ path, values }: ToldChange, i18n: I18n): string {
  const steps = path.map((step, at): string => {
    const label = values[path.slice(0, at + 1).join('/')];
    if (label !== undefined) return i18n.t('policy.quoted', { name: label || i18n.t('policy.everything') });
    const named = values[`priorities/${step}`];
    return path[at - 1] === 'weights' && named !== undefined ? named : wordOf(String(step), i18n);
  });
  return steps.slice(steps.length > 1 ? 1 : 0).join(', ');
}
