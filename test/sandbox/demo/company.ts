import type { Jira } from '../jira/jira';
import { seedPeople } from './people';
import { seedProjects } from './projects';

/** Fills a new site with the demo company, Fernwick Logistics. Call within a transaction. */
export function seedCompany(jira: Jira): void {
  seedPeople(jira);
  seedProjects(jira);
}
