// What must be there before anything of this project runs. Only Node's own modules: this is run on a fresh checkout.
import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

const oldestNode = { major: 20, minor: 19 };

/**
 * Says one sentence and ends the run: something is missing that only the person can bring.
 * @param {string} sentence
 * @returns {never}
 */
export function giveUp(sentence) {
  console.error(sentence);
  process.exit(1);
}

/**
 * Runs a command in the project's folder, its output shown; gives its exit code.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
export function run(command, args, env = process.env) {
  const shell = process.platform === 'win32' && command === 'npm';
  return spawnSync(command, args, { cwd: root, stdio: 'inherit', shell, env }).status ?? 1;
}

/** Installs the packages where they are missing or older than the lockfile. */
export function installPackages() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < oldestNode.major || (major === oldestNode.major && minor < oldestNode.minor)) {
    giveUp(
      `Node ${oldestNode.major}.${oldestNode.minor} or newer is needed; this is ${process.versions.node}.`,
    );
  }
  // npm would empty the folder that a link leads to, and that belongs to somebody else.
  if (lstatSync(`${root}node_modules`, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  const installed = `${root}node_modules/.package-lock.json`;
  const wanted = `${root}package-lock.json`;
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs) return;
  console.log('Installing packages');
  if (run('npm', ['ci', '--no-audit', '--no-fund']) !== 0) giveUp('npm ci failed: see its messages above.');
}

/**
 * Builds `chrome`, `firefox` or `node` into `dist`; false where a build failed.
 * @param {...string} targets
 */
export function build(...targets) {
  return run(process.execPath, ['scripts/build.mjs', ...targets]) === 0;
}

/**
 * Installs Debian packages where this is Debian and we are root; false where that cannot be or did not work.
 * @param {...string} names
 */
export function installDebianPackages(...names) {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return false;
  console.log(`Installing ${names.join(' and ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = () => run('apt-get', ['install', '-y', '--no-install-recommends', ...names], env) === 0;
  return run('apt-get', ['update', '-qq'], env) === 0 && install();
}
