/**
 * The pictures for the stores, 1280 × 800, from the gallery: the real panel over invented traffic, a line above it.
 *   node scripts/store-pictures.mjs      writes store/pictures/*.png
 * Titles and order are those of store/listing.md.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openGallery } from './gallery-site.mjs';
import { giveUp, root } from './install.mjs';

const width = 1280;
const height = 800;
const captionHeight = 84;

/** The state of the gallery that each picture shows. @type {Readonly<Record<string, { state: string, theme: 'light' | 'dark' }>>} */
const shown = {
  requests: { state: 'requests-403', theme: 'light' },
  tokens: { state: 'tokens', theme: 'light' },
  verified: { state: 'tokens-verified', theme: 'dark' },
  storage: { state: 'storage-cookie', theme: 'light' },
  audit: { state: 'audit', theme: 'light' },
};

const listing = readFileSync(join(root, 'store/listing.md'), 'utf8');
const pictures = [...listing.matchAll(/^\d\. `([\w-]+)\.png`: (.+)$/gm)].map(([, name = '', title = '']) => ({
  name,
  title,
}));
const out = join(root, 'store/pictures');
mkdirSync(out, { recursive: true });
const gallery = await openGallery('store-build');
const { page } = gallery;
try {
  for (const { name, title } of pictures) {
    const { state, theme } =
      shown[name] ?? giveUp(`store/listing.md names ${name}.png, and nothing says what it shows.`);
    await gallery.show(state, { width, height: height - captionHeight, theme });
    const panel = await page.screenshot({ encoding: 'base64' });
    await page.setViewport({ width, height });
    await page.goto('about:blank');
    await page.setContent(withCaption(title, theme, panel));
    await page.screenshot({ path: join(out, `${name}.png`) });
    console.log(`store/pictures/${name}.png  ${title}`);
  }
} finally {
  await gallery.close();
}

/**
 * @param {string} title without markup: it comes from our own listing
 * @param {'light' | 'dark'} theme
 * @param {string} panel a PNG as base64
 */
function withCaption(title, theme, panel) {
  const [ink, ground] = theme === 'light' ? ['#1b2230', '#e8edf6'] : ['#f1f3f6', '#14171c'];
  return `<style>
    body { margin: 0; background: ${ground}; }
    h1 { margin: 0; height: ${captionHeight}px; font: 600 30px/${captionHeight}px system-ui, sans-serif; color: ${ink}; text-align: center; }
    img { display: block; }
  </style><h1>${title}</h1><img src="data:image/png;base64,${panel}" width="${width}">`;
}
