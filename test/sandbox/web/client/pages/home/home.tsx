import { PageHeader } from '../../ui/bits';

export function Home() {
  return <PageHeader title="For you" />;
}
