import { fault } from '../../contract/errors';
import type { Language, PublishedPolicy, Settings } from '../../contract/types';
import type { SiteWorkflow } from '../../domain/gates/workflow';
import type { Clock, GateWords, JiraAsPerson, SiteReader, Store, WorkflowKeeper } from '../../ports';

export interface GatePorts {
  clock: Clock;
  person: Pick<JiraAsPerson, 'isAdmin'>;
  site: Pick<SiteReader, 'readProjects'>;
  workflows: WorkflowKeeper;
  words: GateWords;
  store: Pick<Store, 'readSettings' | 'readPolicyNow' | 'audit'>;
}

/** What set-up left and the policy in force. Throws NOT_SET_UP while there is none. */
export async function gateGround({ store }: Pick<GatePorts, 'store'>): Promise<{ settings: Settings; policy: PublishedPolicy }> {
  const [settings, policy] = await Promise.all([store.readSettings(), store.readPolicyNow()]);
  if (!settings || !policy) throw fault('NOT_SET_UP', 'The app is not set up yet.');
  return { settings, policy };
}

/** Workflows incidents follow (`ours`), and others that still have a rule of ours, each once. */
export async function allWorkflows(
  workflows: WorkflowKeeper,
  incidents: Settings['incidents'],
): Promise<{ workflow: SiteWorkflow; ours: boolean }[]> {
  const [followed, ruled] = await Promise.all([workflows.readFor(incidents), workflows.readWithRules()]);
  const ids = new Set(followed.map(({ id }) => id));
  return [
    ...followed.map((workflow) => ({ workflow, ours: true })),
    ...ruled.filter(({ id }) => !ids.has(id)).map((workflow) => ({ workflow, ours: false })),
  ];
}

/** CONFLICT with what to do. */
export const changedSince = (what: string) =>
  fault('CONFLICT', `${what} was changed since the preview. Look at the preview again, then apply it.`);

/** The language of a rule that is there; English where it cannot be told. */
export function languageOf(config: string | undefined): Language {
  return config !== undefined && /"language":"fr-FR"/.test(config) ? 'fr-FR' : 'en-US';
}
