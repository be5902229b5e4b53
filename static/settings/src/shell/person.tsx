import { usePersonName } from '../../../shared/use-person-name';

/** Somebody by name; by account id until Jira has told the name, or when it does not. */
export function Person({ accountId }: { accountId: string }) {
  const name = usePersonName(accountId);
  return <span class="person">{name === '' ? accountId : name}</span>;
}
