import { openJira } from '../../jira/jira';
import { openSite } from '../../kernel/site';
import { importLog } from '../index';
import { life, log } from './log';

/** Imports for a long time until somebody kills it: fork(killed.ts, [file]). Says "working" once half is written. */
const site = openSite({ file: process.argv[2] ?? '' });
const text = log(...Array.from({ length: 400 }, (_, n) => life(`INC${String(n + 1).padStart(7, '0')}`)).flat());
let said = false;
importLog(openJira(site), text, {
  zone: 'UTC',
  progress: (done, of) => {
    if (done < of / 2) return;
    // The message leaves at once; what follows is slow enough for the kill to strike inside the transaction.
    if (!said) process.send?.('working');
    said = true;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  },
});
