import type { Jira } from '../jira/jira';
import type { Finding } from './log/findings';
import type { Plan } from './log/plan';
import { readLog } from './read-log';
import { LogFields } from './site/fields';
import { type Known, knownIncidents } from './site/known';
import { castOf } from './site/people';
import { targetIn } from './site/place';
import { Writer } from './site/write';

export interface ImportOptions {
  /** IANA name of the zone the log's times are in. */
  zone: string;
  /** Key of the service project that takes the incidents. Default: DESK, the demo company's service desk. */
  project?: string;
  /** Does everything and takes it back. */
  dryRun?: boolean;
  /** Leaves out incidents something is broken in, instead of importing nothing. */
  skipBroken?: boolean;
  /** Told how many of all changes are written. */
  progress?: (done: number, of: number) => void;
}

export interface ImportReport {
  /** Errors kept everything out. */
  refused: boolean;
  /** False when refused, and in a dry run. */
  written: boolean;
  findings: Finding[];
  /** Lines of history in the file. */
  lines: number;
  /** Issue keys by number of the incident: those made now (or that would be made). */
  imported: Map<string, string>;
  /** Those that were there already, and are left as they are. */
  already: Map<string, string>;
  /** Numbers of incidents left out because something is broken in them. */
  leftOut: string[];
  /** Entries of Jira's history written. */
  changes: number;
  made: { people: number; groups: number; fields: string[]; options: number };
}

/** Undoes a dry run. */
class TakeBack extends Error {}

/**
 * Imports a ServiceNow-style incident log as incidents with their true history. All of it or nothing: it is one transaction of the site's
 * database, and with errors nothing is even begun. Incidents imported before are known by their number and left alone.
 * Throws ImportRefused when the site cannot take them, UnknownZone for an unknown zone.
 */
export function importLog(local: Jira | { jira: Jira }, text: string, options: ImportOptions): ImportReport {
  const jira = 'jira' in local ? local.jira : local;
  const { findings, plans, broken, lines } = readLog(text, options.zone, jira.site.clock.now());
  const report: ImportReport = {
    refused: findings.hopeless || (broken.length > 0 && !options.skipBroken),
    written: false,
    findings: findings.all(),
    lines,
    imported: new Map(),
    already: new Map(),
    leftOut: options.skipBroken ? broken : [],
    changes: 0,
    made: { people: 0, groups: 0, fields: [], options: 0 },
  };
  if (report.refused) return report;
  const target = targetIn(jira, options.project ?? 'DESK');
  const fresh = notThere(plans, knownIncidents(jira), report);
  if (fresh.length === 0) return { ...report, written: !options.dryRun };
  try {
    jira.site.db.tx(() => {
      const cast = castOf(jira, target, fresh, options.zone);
      const fields = new LogFields(jira, { projectId: target.project.id, typeId: target.type.id });
      const writer = new Writer(jira, target, cast, fields);
      report.changes = writer.write(fresh, options.progress ?? (() => undefined));
      report.imported = writer.keys();
      report.made = { ...cast.made, ...fields.made };
      if (options.dryRun) throw new TakeBack();
    });
  } catch (error) {
    if (!(error instanceof TakeBack)) throw error;
    return report;
  }
  return { ...report, written: true };
}

/** Plans of incidents the site does not have; the others are reported. */
function notThere(plans: readonly Plan[], known: ReadonlyMap<string, Known>, report: ImportReport): Plan[] {
  return plans.filter(({ number, line, digest }) => {
    const there = known.get(number);
    if (!there) return true;
    report.already.set(number, there.key);
    if (there.digest !== digest) {
      report.findings.push({
        severity: 'warning',
        line,
        number,
        what: `The incident is there already, as ${there.key}, by other lines or in another zone.`,
        mend: `${there.key} is left as it is; delete it to have it imported anew.`,
      });
    }
    return false;
  });
}
