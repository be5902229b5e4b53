import { useI18n } from '../../../../shared/start';
import { usePeople } from '../../people';

/** What somebody is called; "somebody" while that is not known, and for people Jira does not show to the reader. */
export type Names = (accountId: string | undefined) => string;

/** Names of these people. */
export function useNames(accountIds: readonly (string | undefined)[]): Names {
  const { t } = useI18n();
  const known = usePeople(accountIds);
  return (accountId) => known.get(accountId ?? '') ?? t('life.somebody');
}
