import { PageHeader } from '../../ui/bits';

export function SearchPage() {
  return <PageHeader title="Search" />;
}
