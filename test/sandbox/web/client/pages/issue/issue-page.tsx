import { PageHeader } from '../../ui/bits';

export function IssuePage({ issueKey }: { issueKey: string }) {
  return <PageHeader title={issueKey} />;
}
