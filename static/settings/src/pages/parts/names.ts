import type { I18n } from '../../../../shared/i18n';

const plain = (name: string): string => name.trim().toLowerCase();

/** What is wrong with a name, or undefined. Names become options in Jira, which takes two that differ in case or blanks for one. */
export function nameFault(t: I18n['t'], name: string, others: readonly string[], max: number): string | undefined {
  if (name.trim() === '') return t('page.common.fault.nameEmpty');
  if (name.trim().length > max) return t('page.common.fault.tooLong', { max });
  return others.some((other) => plain(other) === plain(name)) ? t('page.common.fault.nameTwice') : undefined;
}

/** Names of the other entries of a list. */
export const othersOf = (all: readonly { id: string; name: string }[], id: string): string[] =>
  all.filter((one) => one.id !== id).map(({ name }) => name);
