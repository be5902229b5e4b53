import { checkDesk } from './check/desk';
import { type Checked, checkEffects } from './check/effects';
import { checkExpected } from './check/expected';
import { checkQuiet } from './check/quiet';
import { compare } from './check/same';
import { traceOf } from './check/trace';
import { type Expected, expectedOf } from './model/expect';
import { Random } from './random';
import { randomScript, type Script } from './script/script';
import { DAY, HOUR } from './script/site';
import { type FaultName, Faults, PROFILES, type Profile } from './world/faults';
import { askForLook, schedulePeople } from './world/people';
import { platformFor, scheduleHourly, scheduleSweeps } from './world/platform';
import { enter, type Stage } from './world/stage';
import { World } from './world/world';

/** How long after the last fault all has to be as it should: the longest patience of the sweep is 17 hours. */
const SETTLES = 2 * DAY;
/** What is due at the very end is still looked at. Less than the minute by which the model counts. */
const LAST_LOOK = 30_000;
/** Faults go on for some time after people have gone home. */
const FAULTS_OUTLAST = 3 * HOUR;

export interface RunResult {
  seed: number;
  profile: Profile;
  /** What is not as it should be; empty: all is well. */
  wrong: string[];
  faults: Map<FaultName, number>;
  incidents: number;
  calls: number;
  /** Effects that were held against the model. */
  effects: number;
  story: string[];
}

/** One run of a seed: with faults and without, held against each other and against the model. @param told whether its story is kept. */
export async function run(seed: number, told: boolean): Promise<RunResult> {
  const script = randomScript(seed);
  const random = new Random(seed, 'faults');
  const [, ...faulty] = PROFILES;
  const profile = random.pick(['all', ...faulty]);
  const faults = new Faults(profile, random.pick([0.01, 0.03, 0.1, 0.2]), random);
  const calm = await play(script, new Faults('none', 0, random), false);
  const rough = await play(script, faults, told);
  const end = script.until + FAULTS_OUTLAST + SETTLES;
  const checked = [calm, rough].map((stage) => checkStage(stage, script, end));
  const wrong = [
    ...checked.flatMap(({ wrong: ofStage }, place) => ofStage.map((what) => `${place === 0 ? 'without' : 'with'} faults: ${what}`)),
    ...compare(calm, rough),
  ];
  return {
    seed,
    profile,
    wrong,
    faults: faults.counts,
    incidents: script.lives.length,
    calls: calm.world.calls + rough.world.calls,
    effects: checked.reduce((sum, { effects }) => sum + effects, 0),
    story: rough.world.story ?? [],
  };
}

function checkStage(stage: Stage, script: Script, end: number): Checked {
  const expected = new Map<string, Expected>(
    script.lives.map((life) => [life.issueId, expectedOf(life, script, end, traceOf(stage, life))]),
  );
  const [told, desk] = [checkEffects(stage, expected), checkDesk(stage, script, expected)];
  return {
    effects: told.effects + desk.effects,
    wrong: [...stage.world.wrong, ...checkQuiet(stage), ...checkExpected(stage, expected), ...told.wrong, ...desk.wrong],
  };
}

/** Plays a script to its end and lets everything settle. */
async function play(script: Script, faults: Faults, told: boolean): Promise<Stage> {
  const world = new World(script.from, faults, script.seed, told);
  const stage = platformFor(script, world);
  const end = script.until + FAULTS_OUTLAST + SETTLES;
  enter(stage);
  schedulePeople(stage, script);
  const { withdrawn } = script;
  if (withdrawn) world.agenda.add(withdrawn.at, () => stage.storage.withdraw(withdrawn.ladder));
  scheduleSweeps(stage, end);
  if (faults.profile !== 'none' && faults.profile !== 'errors') scheduleHourly(stage, 'search', end);
  // It would heal what the rest has to see to by itself.
  if (faults.profile === 'all') scheduleHourly(stage, 'check-up', end - DAY);
  await world.until(script.until + FAULTS_OUTLAST);
  faults.end();
  world.tell(() => 'from here on nothing goes wrong');
  // Somebody opens the panel in which something was done: it asks for a look at what is not up to it.
  for (const { issueId } of script.lives) world.after(0, () => askForLook(stage, issueId));
  await world.until(end + LAST_LOOK);
  return stage;
}
