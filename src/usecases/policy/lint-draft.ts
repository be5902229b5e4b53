import type { CallOutput, Policy } from '../../contract/types';
import { lint } from '../../domain/policy/lint/lint';
import type { SiteReader, Store } from '../../ports';
import { demandDraft } from './demand-draft';
import { type DeskPorts, enterDesk } from './enter-desk';

type Findings = CallOutput<'lintDraft'>['findings'];

/** What the linter finds in a document, with what it has to know of the site. */
export async function findingsIn(site: Pick<SiteReader, 'readPriorities'>, document: Policy): Promise<Findings> {
  const priorities = await site.readPriorities();
  return lint(document, { priorities }).map((finding) => ({ ...finding, path: [...finding.path], example: { ...finding.example } }));
}

/** Checks the draft. */
export async function lintDraft(
  ports: DeskPorts & { site: Pick<SiteReader, 'readPriorities'>; store: Pick<Store, 'drafts'> },
  accountId: string,
): Promise<CallOutput<'lintDraft'>> {
  await enterDesk(ports, accountId, 'editDraft');
  const { document } = await demandDraft(ports.store.drafts);
  return { findings: await findingsIn(ports.site, document) };
}
