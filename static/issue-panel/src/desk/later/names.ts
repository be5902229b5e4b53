import { useI18n } from '../../../../shared/start';
import { usePeople } from '../../people';

/** Somebody's name by their account id, in a sentence: "somebody" while it is not known, and for people Jira does not show to the reader. */
export type Names = (accountId: string | undefined) => string;

/** Names of these people. */
export function useNames(accountIds: readonly (string | undefined)[]): Names {
  const { t } = useI18n();
  const people = usePeople(accountIds);
  return (accountId) => people.get(accountId ?? '') ?? t('desk.somebody');
}
