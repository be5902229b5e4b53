import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { batch, type Told } from './batch';
import { bundle } from './bundle';
import { Report } from './report';

const HELP = `npm run simulate -- --runs N [--seed S]

Plays random incidents against the engine, with everything going wrong, and holds what became of them against the same without faults and
against a model of its own. The same seed gives the same run.

  --runs N   how many; 1000 unless given
  --seed S   the first seed; 1 unless given
  --story    tells the story of each run`;

function whole(name: string, text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= 1) return number;
  console.error(`--${name} must be a whole number from 1 on, not ${text}.`);
  process.exit(2);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '1' },
      story: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(HELP);
  const [runs, seed] = [whole('runs', values.runs), whole('seed', values.seed)];
  const report = new Report();
  const heard = (told: Told): void => {
    report.take(told);
    if (values.story) console.log(told.story.join('\n'));
  };
  const file = await bundle();
  const workers = Math.min(availableParallelism(), runs);
  await batch(file, { from: seed, to: seed + runs - 1, story: values.story, stopAt: 5 }, workers, heard);
  // The first that failed once more, for its story.
  const first = report.failed[0];
  if (first && !values.story)
    await batch(file, { from: first.seed, to: first.seed, story: true }, 1, ({ story }) => console.log(`${story.join('\n')}\n`));
  console.log(report.text());
  process.exitCode = report.failed.length > 0 ? 1 : 0;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
