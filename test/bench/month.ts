import { type Cost, wholeLife } from '../app/engine/life';
import { withFirebreak } from '../app/firebreak';
import { JIRA_POINTS_PER_HOUR, LATENCY, PRICES } from '../sandbox/kernel/meter/prices';
import { printTable } from './table';

const GB = 1024 ** 3;
const HOURS = 730;

interface Allowance {
  name: string;
  free: number;
  usdPerUnit: number;
  incident: number;
  /** Of one site in a month, whatever its incidents. */
  site: number;
  unit: string;
}

/** What Forge counts, for one incident and for a site by the month. @param rounded storage by the ten kilobytes of each operation. */
function allowances(incident: Cost, site: Cost, hours: number, rounded: boolean): Allowance[] {
  const bytes = (cost: Cost, way: 'read' | 'written') => (rounded ? cost[way].rounded : cost[way].bytes) / GB;
  const month = HOURS / hours;
  const suffix = rounded ? ', each operation rounded up to 10 KB' : ', bytes as written';
  return [
    { name: 'functions', ...PRICES.functions, incident: incident.gbSeconds, site: site.gbSeconds * month },
    { name: `storage read${suffix}`, ...PRICES.kvsReads, incident: bytes(incident, 'read'), site: bytes(site, 'read') * month },
    { name: `storage written${suffix}`, ...PRICES.kvsWrites, incident: bytes(incident, 'written'), site: bytes(site, 'written') * month },
    { name: 'logs', ...PRICES.logs, incident: incident.logBytes / GB, site: (site.logBytes / GB) * month },
  ];
}

const free = ({ free: most, site, incident }: Allowance): number => Math.max(0, Math.floor((most - site) / incident));
const whole = (n: number): string => (Number.isFinite(n) ? n.toLocaleString('en') : '–');
const usd = (n: number): string => `$${n.toFixed(6)}`;

function row(of: Allowance): string[] {
  const digits = of.unit === 'GB' ? `${(of.incident * 1024 * 1024).toFixed(2)} KB` : `${of.incident.toFixed(2)} ${of.unit}`;
  return [of.name, digits, `${of.free.toLocaleString('en')} ${of.unit}`, whole(free(of)), usd(of.incident * of.usdPerUnit)];
}

/** Prints what an incident’s whole life costs, and how many fit into Forge’s free allowance of a month. */
export async function month(): Promise<void> {
  const { incident, site, hours } = await withFirebreak(wholeLife);
  const plain = allowances(incident, site, hours, false);
  const rounded = allowances(incident, site, hours, true);
  const { jiraRead, jiraWrite, kvs, queuePush, ownWork } = LATENCY;
  printTable(
    `An incident’s whole life (made, eight changes, a warning, closure) at 256 MB; assumed: Jira read ${jiraRead} ms, write ${jiraWrite} ms, storage ${kvs} ms, push ${queuePush} ms, own work ${ownWork} ms, all calls one after the other, functions warm, no look finding policy and settings in memory`,
    [
      ['', 'an incident', 'free a month', 'incidents in it', 'price of one beyond it'],
      ...plain.map(row),
      ...rounded.filter(({ name }) => name.startsWith('storage')).map(row),
    ],
  );
  for (const [name, all] of [
    ['bytes as written', plain],
    ['rounded up to 10 KB', rounded],
  ] as const) {
    const first = [...all].sort((a, b) => free(a) - free(b))[0];
    const price = all.reduce((sum, one) => sum + one.incident * one.usdPerUnit, 0);
    const hundred = all.reduce((sum, one) => sum + Math.max(0, one.site + 100_000 * one.incident - one.free) * one.usdPerUnit, 0);
    console.log(
      `  ${name}: ${first?.name.split(',')[0]} ends first, at ${whole(first ? free(first) : 0)} incidents a month; an incident beyond all allowances costs ${usd(price)}; 100,000 a month cost $${hundred.toFixed(2)}`,
    );
  }
  const perHour = Math.floor(JIRA_POINTS_PER_HOUR / incident.points);
  console.log(
    `  Jira: ${incident.points} points an incident, ${perHour.toLocaleString('en')} incidents an hour within ${JIRA_POINTS_PER_HOUR.toLocaleString('en')}; a site with none: ${(site.points / hours).toFixed(1)} points an hour`,
  );
}
