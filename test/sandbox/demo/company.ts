import type { Jira } from '../jira/jira';
import { seedPeople } from './people';

/** Fills a new site with the demo company, Fernwick Logistics. Call within a transaction. */
export function seedCompany(jira: Jira): void {
  seedPeople(jira);
}
