import { SITE_KINDS } from '../../contract/health-kinds';
import { type Problem, problemKey } from '../../domain/health/problem';
import type { JiraAsApp, Store } from '../../ports';
import { suspect } from '../wake-ups/rules';
import { type CheckPorts, checkSite } from './check-site';
import { type DriftPorts, sampleDrift } from './sample-drift';

export type CheckUpPorts = CheckPorts &
  DriftPorts & {
    jira: Pick<JiraAsApp, 'listOpen'>;
    store: Pick<Store, 'readSettings' | 'readPolicy' | 'health' | 'wakeUps'>;
  };

/** What a check-up came to. */
export interface CheckedUp {
  /** Problems of the site. */
  found: number;
  sampled: number;
  late: number;
  drifted: number;
}

/** ms after which a state that was too large, and was not met again, is believed to be no more. */
const FORGOTTEN = 86_400_000;
/** Pages of a thousand incidents that are looked at again when their project is back. */
const PAGES = 20;

/**
 * Looks at a sample of incidents and at what all of them depend on. What is wrong is listed, what no longer is is taken from the list; when a
 * project is back its open incidents are looked at, as what was to follow on them may have been forgotten. Undefined while nothing is set up.
 */
export async function checkUp(ports: CheckUpPorts): Promise<CheckedUp | undefined> {
  const { clock, store } = ports;
  const [settings, policy] = await Promise.all([store.readSettings(), store.readPolicy()]);
  if (!settings || !policy) return undefined;
  const at = new Date(clock.now()).toISOString();
  const { sampled, late, drifts, assignees, stunted } = await sampleDrift(ports, settings, policy);
  await store.health.noteRun('drift', { at, sampled, late, drifted: drifts.length });
  const places = (await store.health.readRuns()).checkUp?.places ?? {};
  const { problems: listed } = await store.health.list(SITE_KINDS);
  const checked = await checkSite(ports, { settings, policy, assignees, places, listed });
  const found = [
    ...checked.found,
    ...[...stunted].map(([version, key]) => ({ kind: 'stateTooLarge' as const, about: String(version), values: { key } })),
  ];
  const still = new Set(found.map(problemKey));
  const over = listed.filter(
    (one) =>
      !still.has(problemKey(one)) &&
      (checked.judged.includes(one.kind) || (one.kind === 'stateTooLarge' && Date.parse(one.at) < clock.now() - FORGOTTEN)),
  );
  // Asked for first: a crash between the two asks twice, never not at all.
  await lookAgain(ports, over);
  await store.health.clear(over.map(problemKey));
  await store.health.report(found, at);
  await lookAtRefused(ports);
  await store.health.noteRun('checkUp', { at, found: found.length, places: checked.places });
  return { found: found.length, sampled, late, drifted: drifts.length };
}

/** In a project that is gone, or lacked permissions, everything stood still. One in which a look was refused and nothing lacks does not. */
const stoodStill = ({ kind, values }: Problem): boolean =>
  kind === 'projectGone' || (kind === 'permissionLost' && values.permissions !== undefined);

/** Open incidents of projects that are back are due. */
async function lookAgain({ clock, jira, store }: CheckUpPorts, over: readonly Problem[]): Promise<void> {
  const settings = await store.readSettings();
  const back = new Set(over.filter(stoodStill).map(({ about }) => about));
  const incidents = settings?.incidents.filter(({ projectId }) => back.has(projectId)) ?? [];
  if (incidents.length === 0) return;
  let cursor: string | undefined;
  for (let page = 0; page < PAGES; page++) {
    const open = await jira.listOpen({ incidents }, cursor);
    await store.wakeUps.save(open.ids.map((id) => suspect(id, clock.now())));
    cursor = open.cursor;
    if (cursor === undefined) return;
  }
}

/** Incidents with fields Jira did not take are looked at again: an admin may have mended it, of which no event tells. */
async function lookAtRefused({ clock, store }: CheckUpPorts): Promise<void> {
  const { problems } = await store.health.list(['fieldRefused']);
  await store.wakeUps.save(problems.map(({ about }) => suspect(about, clock.now())));
}
