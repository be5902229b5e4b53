import { once } from 'node:events';
import { answer } from './answer';
import { linesOf } from './lines';
import { readCommandLine, USAGE, UsageError } from './options';
import { printHolidays } from './print-holidays';

/** Characters of answers that are gathered before they are written. */
const BATCH = 64 * 1024;

async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

/** Answers standard input line by line. */
async function answerQuestions(): Promise<void> {
  if (process.stdin.isTTY) console.error(`${USAGE}\n\nOne question a line; end with Ctrl-D.`);
  let batch = '';
  const flush = async (): Promise<void> => {
    const text = batch;
    batch = '';
    if (text !== '') await write(text);
  };
  // Whoever asks one question and waits gets its answer: a batch is written when what has come is answered.
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for await (const chunk of process.stdin) {
      yield Buffer.from(chunk);
      await flush();
    }
  }
  for await (const line of linesOf(chunks())) {
    batch += `${answer(line)}\n`;
    if (batch.length > BATCH) await flush();
  }
  await flush();
}

/** Returns the exit code. */
async function main(): Promise<number> {
  // Whoever reads the answers may leave early, as `head` does.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  try {
    const command = readCommandLine(process.argv.slice(2));
    if (command.answer === 'holidays') return await printHolidays(command, write);
    await answerQuestions();
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`${error.message}\n${USAGE}`);
    return 1;
  }
}

main()
  .then((code) => {
    process.exitCode = code;
  })
  .catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
