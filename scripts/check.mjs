// What CI runs and what is run before each commit. Every step runs; the first failure does not hide the others.
import { spawnSync } from 'node:child_process';

/** @type {readonly (readonly [name: string, command: string])[]} */
const steps = [
  ['format and lint', 'npm run -s lint'],
  ['types, a layer at a time', 'npm run -s types'],
  ['unused code', 'npm run -s unused'],
  ['tests', 'npm test --silent'],
  ['size', 'npm run -s size'],
  ['extension lint', 'npm run -s lint:extension'],
];

const failed = steps.filter(([name, command]) => {
  console.log(`\n── ${name}`);
  return spawnSync(command, { shell: true, stdio: 'inherit' }).status !== 0;
});
for (const [name] of failed) console.error(`check failed: ${name}`);
process.exitCode = failed.length === 0 ? 0 : 1;
