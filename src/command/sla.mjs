// `npm run sla`: installs what is missing, then answers questions about working time. Plain Node: it runs before anything is installed.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runInstalled } from '../../test/tools/install.mjs';

runInstalled(join(fileURLToPath(import.meta.url), '..', 'main.ts'));
