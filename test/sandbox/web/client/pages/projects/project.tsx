import { PageHeader } from '../../ui/bits';

export function ProjectPage({ projectKey }: { projectKey: string; tab: string }) {
  return <PageHeader title={projectKey} />;
}
