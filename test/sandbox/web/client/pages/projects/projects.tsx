import { PageHeader } from '../../ui/bits';

export function Projects() {
  return <PageHeader title="Projects" />;
}
