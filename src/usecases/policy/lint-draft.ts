import type { CallOutput, Policy } from '../../contract/types';
import { lint } from '../../domain/policy/lint/lint';
import { groupsToCount } from '../../domain/policy/lint/people';
import type { Clock, SiteReader, Store } from '../../ports';
import { atOnce } from '../set-up/at-once';
import { demandDraft } from './demand-draft';
import { type DeskPorts, enterDesk } from './enter-desk';

type Findings = CallOutput<'lintDraft'>['findings'];

/** What the linter has to know of the site. */
export interface LintPorts {
  clock: Clock;
  site: Pick<SiteReader, 'readPriorities' | 'countPeople'>;
}

/** What the linter finds in a document, on this site and from now on. */
export async function findingsIn({ clock, site }: LintPorts, document: Policy): Promise<Findings> {
  const [priorities, peopleIn] = await Promise.all([site.readPriorities(), countAll(site, groupsToCount(document))]);
  const found = lint(document, { now: clock.now(), priorities, ...(peopleIn ? { peopleIn } : {}) });
  return found.map((finding) => ({ ...finding, path: [...finding.path], example: { ...finding.example } }));
}

/** Undefined when whoever asks may not know of one of them: then nothing is said of any. */
async function countAll(site: LintPorts['site'], groups: readonly string[]): Promise<Record<string, number> | undefined> {
  const counted: Record<string, number> = {};
  for (const [group, people] of await atOnce(groups, async (id) => [id, await site.countPeople(id)] as const)) {
    if (people === undefined) return undefined;
    counted[group] = people;
  }
  return counted;
}

/** Checks the draft. */
export async function lintDraft(
  ports: DeskPorts & LintPorts & { store: Pick<Store, 'drafts'> },
  accountId: string,
): Promise<CallOutput<'lintDraft'>> {
  await enterDesk(ports, accountId, 'editDraft');
  const { document } = await demandDraft(ports.store.drafts);
  return { findings: await findingsIn(ports, document) };
}
