/** A page that is full beyond measure: 5,000 keys, values of 20 MB, hostile names in every place, altered functions. */
import { hasShared, readShared } from '../shared.ts';
import { html, json, type Site, startSite } from './site.ts';
import { signHs256 } from './tokens.ts';

const canary = '"><img src=x onerror="globalThis.pwned=1">';
const naughty: string[] = hasShared('vectors/naughty-strings/blns.json')
  ? JSON.parse(readShared('vectors/naughty-strings/blns.json'))
  : [];

/** Runs in the page: fills every place beyond measure, then alters what a reader might use. */
async function fill(): Promise<void> {
  const { token, texts } = await (await fetch('/strings')).json();
  const [text] = texts;
  for (const name of texts) sessionStorage.setItem(name, token);
  for (let index = 0; index < 5000; index += 1) localStorage.setItem(`key ${index}`, `${token}${index}`);
  const page = window as unknown as Record<string, unknown>;
  page.huge = 'eyJ'.repeat(7_000_000);
  for (const name of texts) page[`g ${name}`] = { [name]: token };
  page.list = Array.from({ length: 100_000 }, (_, index) => ({ token: `${token}${index}` }));
  page.runs = [];
  const note = (name: string) => () => {
    (page.runs as string[]).push(name);
    return 'x'.repeat(20_000_000);
  };
  Object.defineProperty(page, 'lazy', { get: note('global'), enumerable: true });
  page.holder = Object.defineProperty({}, 'lazy', { get: note('member'), enumerable: true });
  page.refuses = new Proxy(
    {},
    {
      ownKeys: () => {
        throw new Error('no');
      },
    },
  );
  history.replaceState(Object.fromEntries(texts.map((name: string) => [name, token])), '');
  window.name = token;
  await new Promise<void>((resolve) => {
    const open = indexedDB.open(text, 1);
    open.onupgradeneeded = () => {
      for (const store of [text, 'many']) open.result.createObjectStore(store);
    };
    open.onsuccess = () => {
      const writing = open.result.transaction([text, 'many'], 'readwrite');
      for (let index = 0; index < 2000; index += 1)
        writing.objectStore('many').put({ token: `${token}${index}` }, index);
      for (const name of texts) writing.objectStore(text).put({ [name]: token }, name);
      writing.objectStore('many').put(new Uint8Array(20_000_000), -2);
      writing.objectStore('many').put('x'.repeat(20_000_000), -1);
      writing.oncomplete = () => {
        open.result.close();
        resolve();
      };
    };
  });
  const cache = await caches.open(text);
  await cache.put(
    '/huge.json',
    new Response('eyJ'.repeat(7_000_000), { headers: { 'content-type': 'application/json' } }),
  );

  const broken = () => {
    throw new Error('not for you');
  };
  JSON.stringify = broken;
  JSON.parse = broken;
  Object.keys = broken;
  for (const name of ['getItem', 'key', 'setItem'] as const) Storage.prototype[name] = broken;
  Object.defineProperty(Object.prototype, 'toJSON', { value: () => 'mine', configurable: true });
  Object.defineProperty(Array.prototype, 0, { set: broken, configurable: true });
  document.title = 'full';
}

/** Runs in the page for `forMs`: the longest time in which it could do nothing else, in milliseconds. */
export async function longestPause(forMs: number): Promise<number> {
  let most = 0;
  let last = performance.now();
  const end = last + forMs;
  while (last < end) {
    await new Promise((resume) => setTimeout(resume));
    const now = performance.now();
    most = Math.max(most, now - last);
    last = now;
  }
  return most;
}

/** Runs in the panel: reads the storage again; how long that took, and the longest time in which nothing else went on. */
export async function readAndWatch(): Promise<{ tookMs: number; pauseMs: number }> {
  const button = document.querySelector<HTMLButtonElement>('button[aria-label="Read again"]');
  if (button === null) throw new Error('there is no button to read again');
  const begun = performance.now();
  let pauseMs = 0;
  let last = begun;
  button.click();
  // It is done when the button is back and three frames have been drawn since.
  for (let quiet = 0; quiet < 3; quiet = button.disabled ? 0 : quiet + 1) {
    await new Promise(requestAnimationFrame);
    const now = performance.now();
    pauseMs = Math.max(pauseMs, now - last);
    last = now;
  }
  return { tookMs: last - begun, pauseMs };
}

/** Runs in the panel: has every row of the list drawn once, and tells how many lines there are. */
export async function scrollThrough(): Promise<number> {
  const grid = document.querySelector<HTMLElement>('[role=grid]');
  if (grid === null) return 0;
  const frame = () => new Promise(requestAnimationFrame);
  for (let top = 0; top < grid.scrollHeight; top += grid.clientHeight) {
    grid.scrollTop = top;
    await frame();
  }
  return Number(grid.getAttribute('aria-rowcount'));
}

/** The page says in its title when it is done. */
export const startFullSite = (): Promise<Site> =>
  startSite({
    '/': html(`<script>(${fill})()</script>`),
    '/strings': json(200, { token: signHs256({ sub: canary }), texts: [canary, ...naughty] }),
  });
