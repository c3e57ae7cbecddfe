/**
 * The gallery: every state of the panel, drawn by the real code from fixtures.
 *   node scripts/gallery.mjs                      serves it on the loopback
 *   node scripts/gallery.mjs --shoot [state…]     photographs it into test-results/gallery/
 *   node scripts/gallery.mjs --language de [state…]    the same in another language, for words that are too long
 *   node scripts/gallery.mjs --access [state…]    the same in forced colours and at 200 and 400 per cent zoom
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
/**
 * For the eyes of a person who needs more than the usual look: forced colours, and 200 and 400 per cent zoom.
 * @type {Readonly<Record<string, import('./gallery-site.mjs').Look>>}
 */
const accessLooks = {
  forced: { width: 1280, height: 420, forced: true },
  'forced-dark': { width: 1280, height: 420, theme: 'dark', forced: true },
  'zoom-200': { width: 640, height: 210 },
  'zoom-400': { width: 320, height: 256 },
};

/**
 * @param {string} language
 * @returns {Readonly<Record<string, import('./gallery-site.mjs').Look>>}
 */
const looksIn = (language) => ({
  [`${language}-1280x420`]: { width: 1280, height: 420, language },
  [`${language}-480x900`]: { width: 480, height: 900, language },
});

const [mode, ...wanted] = process.argv.slice(2);
if (mode === '--shoot') await shoot(looks, wanted);
else if (mode === '--language') await shoot(looksIn(wanted.shift() ?? 'en'), wanted);
else if (mode === '--access') await shoot(accessLooks, wanted);
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

/**
 * @param {Readonly<Record<string, import('./gallery-site.mjs').Look>>} views by the name that their pictures get
 * @param {string[]} wanted beginnings of the ids of states; none means all
 */
async function shoot(views, wanted) {
  mkdirSync(out, { recursive: true });
  const gallery = await openGallery('gallery-build');
  gallery.page.on('pageerror', (error) => console.error('page error:', error));
  gallery.page.on('console', (message) => {
    if (message.type() === 'error') console.error(`console: ${message.text()}`);
  });
  try {
    for (const state of await gallery.states()) {
      if (wanted.length > 0 && !wanted.some((one) => state.startsWith(one))) continue;
      for (const [name, look] of Object.entries(views)) {
        await gallery.show(state, look);
        await gallery.page.screenshot({ path: join(out, `${state}-${name}.png`) });
      }
      console.log(state);
    }
  } finally {
    await gallery.close();
  }
}
