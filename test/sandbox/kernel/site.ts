import { Agenda } from './agenda';
import { Clock } from './clock';
import { Db } from './db';
import { Faults } from './faults';
import { Ids } from './ids';
import { Journal } from './journal';
import { Meter } from './meter/meter';
import { Pace } from './pace';
import { Problems } from './problems';
import { Random } from './random';

/** The things every part of one local site shares. One site, one database file. */
export interface Site {
  /** The id Jira calls cloudId. */
  readonly cloudId: string;
  /** Where browsers reach it, no slash at the end. Known once the server listens; "http://localhost" before. */
  baseUrl: string;
  readonly db: Db;
  readonly clock: Clock;
  readonly agenda: Agenda;
  readonly ids: Ids;
  readonly journal: Journal;
  readonly problems: Problems;
  readonly faults: Faults;
  readonly meter: Meter;
  readonly pace: Pace;
  readonly random: Random;
}

/** Opens (or makes) the site in a database file; ":memory:" for tests. */
export function openSite(options: { file: string; seed?: number }): Site {
  const db = new Db(options.file);
  const clock = new Clock(db);
  const problems = new Problems();
  const random = new Random(options.seed ?? 1);
  const journal = new Journal(() => clock.iso());
  problems.onReport((problem) => journal.note('problem', `${problem.where}: ${problem.what}`, problem.stack));
  return {
    cloudId: '5f1e8a3c-0f1e-4b6d-9a77-f12eb2ea0001',
    baseUrl: 'http://localhost',
    db,
    clock,
    agenda: new Agenda(db, clock, problems),
    ids: new Ids(db),
    journal,
    problems,
    faults: new Faults(random),
    meter: new Meter(),
    pace: new Pace(clock),
    random,
  };
}

/** Closes what `openSite` opened, once nothing runs any more. */
export async function closeSite(site: Site): Promise<void> {
  await site.agenda.pause();
  site.db.close();
}
