// Run after `npm install`: completes package-lock.json with the packages of other platforms.
// npm leaves an optional package out of the lock when the registry at hand does not have it, and `npm ci` then refuses the lock
// ("Missing: … from lock file"). What is added has no integrity hash: only machines of that platform ever fetch it.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32', 'sunos', 'aix', 'netbsd', 'openbsd', 'wasi'];
const PROCESSORS = ['wasm32', 'arm64', 'loong64', 'riscv64', 'ppc64', 's390x', 'ia32', 'x64', 'arm'];

/** Whether a package is in the lock where `from` would find it: beside it or in any folder above. */
function found(packages, from, name) {
  for (let dir = from; ; dir = dir.slice(0, Math.max(0, dir.lastIndexOf('node_modules/') - 1))) {
    if (packages[`${dir === '' ? '' : `${dir}/`}node_modules/${name}`]) return true;
    if (dir === '') return false;
  }
}

/** Optional packages named in a lock and not in it: [name, version, whether for development only]. */
export function missing(packages) {
  return Object.entries(packages).flatMap(([path, info]) =>
    Object.entries(info.optionalDependencies ?? {})
      .filter(([name]) => !found(packages, path, name))
      .map(([name, version]) => [name, version, info.dev === true]),
  );
}

/** A lock entry for a platform's package, by what its name says. */
function entry(name, version, dev) {
  const tail = name.split('/').pop();
  const os = SYSTEMS.find((system) => tail.includes(system));
  const cpu = PROCESSORS.find((processor) => tail.includes(processor));
  if (!cpu || !/^\d+\.\d+\.\d+/.test(version)) throw new Error(`Cannot tell the platform of ${name}@${version}.`);
  return {
    version,
    cpu: [cpu],
    ...(dev ? { dev: true } : {}),
    optional: true,
    ...(os && os !== 'wasi' ? { os: [os] } : {}),
    ...(os === 'linux' && tail.includes('musl') ? { libc: ['musl'] } : {}),
    ...(os === 'linux' && tail.includes('gnu') ? { libc: ['glibc'] } : {}),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'package-lock.json');
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const added = missing(lock.packages);
  for (const [name, version, dev] of added) lock.packages[`node_modules/${name}`] = entry(name, version, dev);
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`${added.length} packages of other platforms added to package-lock.json`);
}
