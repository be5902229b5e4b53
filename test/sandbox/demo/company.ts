import type { Jira } from '../jira/jira';
import { carryOut } from './carry-out';
import { planHistory } from './history';
import { seedPeople } from './people';
import { seedProjects } from './projects';

/**
 * Fills a new site with the demo company, Fernwick Logistics: people, projects, and what they did in the 120 days before the site's now.
 * The same seed and clock give the same company. Call within a transaction.
 */
export function seedCompany(jira: Jira): void {
  const now = jira.site.clock.now();
  seedPeople(jira);
  const projects = seedProjects(jira);
  carryOut(jira, projects, planHistory(jira.site.random, now), now);
}
