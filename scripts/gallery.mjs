/**
 * The gallery: every state of the panel, drawn by the real code from fixtures.
 *   node scripts/gallery.mjs                      serves it on the loopback
 *   node scripts/gallery.mjs --shoot [state…]     photographs it into test-results/gallery/
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createServer } from 'vite';
import { galleryConfig, openGallery } from './gallery-site.mjs';
import { root } from './install.mjs';

const out = join(root, 'test-results/gallery');
/** @type {Readonly<Record<string, import('./gallery-site.mjs').Look>>} */
const looks = {
  '1280x420': { width: 1280, height: 420 },
  '1280x420-dark': { width: 1280, height: 420, theme: 'dark' },
  '480x900': { width: 480, height: 900 },
  '1400x900': { width: 1400, height: 900 },
};

if (process.argv.includes('--shoot')) await shoot(process.argv.slice(process.argv.indexOf('--shoot') + 1));
else {
  const server = await createServer({
    ...galleryConfig,
    cacheDir: 'node_modules/.vite-gallery',
    optimizeDeps: { entries: ['gallery.html'] },
    server: { host: '127.0.0.1', port: 0, strictPort: false },
  });
  await server.listen();
  console.log(`Gallery: ${server.resolvedUrls?.local[0]}gallery.html`);
}

/** @param {string[]} wanted beginnings of the ids of states; none means all */
async function shoot(wanted) {
  mkdirSync(out, { recursive: true });
  const gallery = await openGallery('gallery-build');
  gallery.page.on('pageerror', (error) => console.error('page error:', error));
  gallery.page.on('console', (message) => {
    if (message.type() === 'error') console.error(`console: ${message.text()}`);
  });
  try {
    for (const state of await gallery.states()) {
      if (wanted.length > 0 && !wanted.some((one) => state.startsWith(one))) continue;
      for (const [name, look] of Object.entries(looks)) {
        await gallery.show(state, look);
        await gallery.page.screenshot({ path: join(out, `${state}-${name}.png`) });
      }
      console.log(state);
    }
  } finally {
    await gallery.close();
  }
}
