// Builds what is asked for, or everything: `node scripts/build.mjs [chrome] [firefox] [node]`.
import { build } from 'vite';

const targets = process.argv.slice(2);
const all = ['chrome', 'firefox', 'node'];
const unknown = targets.filter((target) => !all.includes(target));
if (unknown.length > 0) throw new Error(`unknown target ${unknown.join(', ')}: one of ${all.join(', ')}`);

// Whatever the shell says: a development build names folders of this machine.
process.env.NODE_ENV = 'production';
for (const target of targets.length > 0 ? targets : all) {
  // The configuration reads the target from the environment, so that `vite build` alone works too.
  process.env.CLAIMCHECK_TARGET = target;
  await build({ configFile: target === 'node' ? 'vite.node.config.ts' : 'vite.config.ts', logLevel: 'warn' });
}
