import { PageHeader } from '../../ui/bits';

export function Outbox() {
  return <PageHeader title="Notifications outbox" />;
}
