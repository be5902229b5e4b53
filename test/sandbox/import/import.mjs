// `npm run import`: installs what is missing, then loads an incident log into the local Jira. Plain Node: it runs before anything is installed.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { demandNode, installPackages } from '../../tools/install.mjs';

const here = dirname(fileURLToPath(import.meta.url));
demandNode();
installPackages(join(here, '..', '..', '..'));
const child = spawn(process.execPath, ['--import', 'tsx', join(here, 'main.ts'), ...process.argv.slice(2)], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
