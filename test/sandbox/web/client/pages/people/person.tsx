import { PageHeader } from '../../ui/bits';

export function PersonPage({ accountId }: { accountId: string }) {
  return <PageHeader title={accountId} />;
}
