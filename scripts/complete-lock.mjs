// Completes package-lock.json after an `npm install` that could not see the packages of other platforms.
// npm leaves an optional package out of the lock when its registry does not carry it, and `npm ci` then refuses that very
// lock (https://github.com/npm/cli/issues/4828). What is added here is only what the lock itself names.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const systems = [
  'android',
  'darwin',
  'freebsd',
  'linux',
  'win32',
  'openharmony',
  'aix',
  'netbsd',
  'openbsd',
  'sunos',
];
const processors = [
  'arm64',
  'x64',
  'arm',
  'ia32',
  'ppc64',
  's390x',
  'riscv64',
  'loong64',
  'wasm32',
  'mips64el',
];

const path = fileURLToPath(new URL('../package-lock.json', import.meta.url));
const lock = JSON.parse(readFileSync(path, 'utf8'));

for (const [owner, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const known = [`${owner}/node_modules/${name}`, `node_modules/${name}`].some((at) => at in lock.packages);
    if (!known) lock.packages[`node_modules/${name}`] = describe(name, String(version), entry.dev === true);
  }
}
const { '': root, ...rest } = lock.packages;
lock.packages = {
  '': root,
  ...Object.fromEntries(Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1))),
};
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);

/**
 * The platform stands in the name: `@rolldown/binding-linux-arm64-musl`.
 * @param {string} name
 * @param {string} version
 * @param {boolean} dev
 */
function describe(name, version, dev) {
  const words = name.split('/').at(-1)?.split(/[-.]/) ?? [];
  const os = systems.filter((system) => words.includes(system));
  const cpu = processors.filter((processor) => words.includes(processor));
  if (cpu.length === 0 && words.some((word) => word.startsWith('arm'))) cpu.push('arm');
  const musl = words.some((word) => word.startsWith('musl'));
  return {
    version,
    ...(dev ? { dev } : {}),
    ...(cpu.length > 0 ? { cpu } : {}),
    ...(os.includes('linux') && words.some((word) => /^(gnu|musl)/.test(word))
      ? { libc: [musl ? 'musl' : 'glibc'] }
      : {}),
    optional: true,
    ...(os.length > 0 ? { os } : {}),
  };
}
