import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildApp } from '../build-app';
import { takeDataDir } from '../data-dir';
import { openJira } from '../jira/jira';
import { closeSite, openSite } from '../kernel/site';
import { startLocalJira } from '../local-jira';
import { importLog } from './index';
import { UnknownZone } from './log/times';
import { type CommandLine, readCommandLine, USAGE, UsageError } from './options';
import { Progress } from './progress';
import { readLog } from './read-log';
import { ImportRefused } from './site/refusal';
import { plural, sayFindings, sayReport } from './summary';

const root = join(__dirname, '..', '..', '..');

/** The seed of `npm start`: a site made here is the one it would have made. */
const SEED = 20_261_123;

/** The file's text. Throws when it is not there or not UTF-8. */
function readText(file: string): string {
  if (!existsSync(file)) throw new ImportRefused(`There is no file ${file}.`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    if (error instanceof TypeError) throw new ImportRefused(`${file} is not UTF-8 text. Save it as UTF-8 and try again.`);
    throw error;
  }
}

/** Returns the exit code: 0 when all was done, 1 when something kept it. */
async function run(command: CommandLine): Promise<number> {
  const text = readText(command.file);
  const site = join(command.dataDir, 'site.db');
  if (!existsSync(site)) {
    // Looked through before a site is made for it.
    const { findings, plans, lines, broken } = readLog(text, command.zone, Date.now());
    const refused = findings.hopeless || (broken.length > 0 && !command.skipBroken);
    if (command.dryRun || refused) {
      for (const line of sayFindings(findings.all(), command.all)) console.log(line);
      console.log(
        `${plural(lines, 'line')}, ${plural(plans.length, 'good incident')}, ${plural(broken.length, 'broken one')}. There is no site yet.`,
      );
      return refused ? 1 : 0;
    }
  }
  const { file, release } = take(command.dataDir);
  process.on('exit', release);
  if (!existsSync(site)) await makeSite(file);
  return importInto(file, text, command);
}

function take(dataDir: string): ReturnType<typeof takeDataDir> {
  try {
    return takeDataDir(dataDir, false);
  } catch (error) {
    throw new ImportRefused(
      `${error instanceof Error ? error.message : String(error)} An import needs the site for itself: it can be started again afterwards.`,
    );
  }
}

/** A new site, with the demo company, as `npm start` makes it. */
async function makeSite(file: string): Promise<void> {
  console.log('There is no site yet: making one, with the demo company …');
  buildApp(root);
  const local = await startLocalJira({ appDir: root, file, seed: SEED });
  await local.close();
}

async function importInto(file: string, text: string, command: CommandLine): Promise<number> {
  const begun = Date.now();
  const site = openSite({ file, seed: SEED });
  try {
    const progress = new Progress(process.stderr, 'steps');
    const report = importLog(openJira(site), text, {
      zone: command.zone,
      ...(command.project === undefined ? {} : { project: command.project }),
      dryRun: command.dryRun,
      skipBroken: command.skipBroken,
      progress: progress.at,
    });
    for (const line of sayFindings(report.findings, command.all)) console.log(line);
    for (const line of sayReport(report, command.dryRun, (Date.now() - begun) / 1_000)) console.log(line);
    return report.refused ? 1 : 0;
  } finally {
    await closeSite(site);
  }
}

async function main(): Promise<number> {
  try {
    return await run(readCommandLine(process.argv.slice(2), root));
  } catch (error) {
    const said = error instanceof ImportRefused || error instanceof UsageError || error instanceof UnknownZone;
    console.error(said ? error.message : error);
    if (error instanceof UsageError) console.error(USAGE);
    console.error('Nothing was imported.');
    return 1;
  }
}

void main().then((code) => {
  process.exitCode = code;
});
