import { useI18n } from '../../../../shared/start';
import { usePeople } from '../../people';
import type { NameOf } from './name-of';

export type Names = NameOf & {
  /** Those that are known. */
  known: ReadonlyMap<string, string>;
};

/** Names of these people. */
export function useNames(accountIds: readonly (string | undefined)[]): Names {
  const { t } = useI18n();
  const known = usePeople(accountIds);
  return Object.assign((accountId: string | undefined): string => known.get(accountId ?? '') ?? t('desk.somebody'), { known });
}
