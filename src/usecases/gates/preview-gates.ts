import type { CallOutput, ParsedInput } from '../../contract/types';
import { planGates, unreached } from '../../domain/gates/plan';
import { demandAdmin } from '../demand-admin';
import { atOnce } from '../set-up/at-once';
import { allWorkflows, type GatePorts, languageOf } from './gate-ports';

/** What gates the policy in force puts into which transitions of which workflows, and what of it is there. Changes nothing. */
export async function previewGates(ports: GatePorts, input: ParsedInput<'previewGates'>): Promise<CallOutput<'previewGates'>> {
  await demandAdmin(ports.person);
  const [settings, policy] = await Promise.all([ports.store.readSettings(), ports.store.readPolicyNow()]);
  // Without them what is left can still be seen, and removed.
  const ground = settings && policy ? { document: policy.document, settings } : undefined;
  const all = await allWorkflows(ports.workflows, settings?.incidents ?? []);
  const rules = all.flatMap(({ workflow }) => workflow.transitions.flatMap((transition) => transition.rules));
  const language = input.language ?? languageOf(rules[0]?.config);
  const words = ports.words(language);
  const followed = all.filter(({ ours }) => ours).map(({ workflow }) => workflow);
  const plans = planGates(ground, all, words).filter(({ transitions }) => transitions.length > 0);
  const shared = await atOnce(plans, async ({ id }) => ports.workflows.projectsOf(id));
  const ids = [...new Set(shared.flat())];
  const names = new Map((await ports.site.readProjects(ids)).map(({ id, key, name }) => [id, `${name} (${key})`]));
  return {
    policy: policy?.version ?? null,
    language,
    workflows: plans.map(({ transitions, ...plan }, at) => ({
      ...plan,
      projects: (shared[at] ?? []).map((id) => names.get(id) ?? id),
      transitions: transitions.map(({ rule, ...transition }) => transition),
    })),
    unreached: ground ? unreached(ground, followed, words).map(({ phase, gates }) => ({ phase, gates })) : [],
    installed: rules.length > 0,
  };
}
