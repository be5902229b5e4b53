import { PageHeader } from '../../ui/bits';

export function People() {
  return <PageHeader title="People" />;
}
