/**
 * The pictures of the README and the guide, from the gallery: the real panel over invented traffic.
 *   node scripts/guide-pictures.mjs      writes docs/pictures/*.png
 * A picture is named for its state, `-dark` behind it for the dark theme: name one in the text, and it is taken.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openGallery } from './gallery-site.mjs';
import { giveUp, root } from './install.mjs';

const out = join(root, 'docs/pictures');
const texts = ['README.md', 'docs/guide.md'].map((name) => readFileSync(join(root, name), 'utf8'));
const names = new Set(
  texts.flatMap((text) => [...text.matchAll(/pictures\/([\w-]+)\.png/g)].map(([, name = '']) => name)),
);

mkdirSync(out, { recursive: true });
for (const file of readdirSync(out)) if (!names.has(file.replace('.png', ''))) rmSync(join(out, file));

const gallery = await openGallery('guide-build');
try {
  const states = await gallery.states();
  for (const name of names) {
    const theme = name.endsWith('-dark') ? 'dark' : 'light';
    const state = name.replace(/-dark$/, '');
    if (!states.includes(state))
      giveUp(`The guide shows ${name}.png, and the gallery has no state ${state}.`);
    await gallery.show(state, { width: 1280, height: 560, theme });
    await gallery.page.screenshot({ path: join(out, `${name}.png`) });
    console.log(`docs/pictures/${name}.png`);
  }
} finally {
  await gallery.close();
}
