// `npm run import`: installs what is missing, then loads an incident log into the local Jira. Plain Node: it runs before anything is installed.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runInstalled } from '../../tools/install.mjs';

runInstalled(join(fileURLToPath(import.meta.url), '..', 'main.ts'));
