import { PageHeader } from '../../ui/bits';

export function Settings(_props: { path: string }) {
  return <PageHeader title="Settings" />;
}
