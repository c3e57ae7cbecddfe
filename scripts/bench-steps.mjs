/** The measurements of `npm run bench:browser`, each in a browser of its own. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sendAsFastAsItGoes, sendAtRate, waitAtRate } from './bench-site.mjs';
import { until } from './until.mjs';

/** @import { Sizes, Tell } from './bench-browser.mjs' */
/** @import { Measured } from './bench-drivers.mjs' */

const distinctTokens = 2000;
/** A call into the panel takes at most this many requests: drivers have a patience of their own. */
const atOnce = 5000;

/**
 * What a hundred thousand requests cost: memory, appending, filter, sort, scrolling, opening, clearing.
 * @param {() => Promise<Measured>} open
 * @param {string} tools
 * @param {Sizes} sizes
 * @param {Tell} tell
 * @returns {Promise<string>} The browser's version.
 */
export async function measureHeld(open, tools, { requests }, tell) {
  const browser = await open();
  const { inPanel, heap } = browser;
  try {
    await browser.inject(tools);
    await inPanel(() => window.bench.timeDispatches());
    const warmUp = 1000;
    const known = Math.floor(requests * 0.4);
    const plain = requests - known - distinctTokens - warmUp;
    await feed(browser, 'plain', 0, warmUp);
    const empty = await heap();
    await feed(browser, 'plain', warmUp, plain);
    const withPlain = await heap();
    const bytes = (withPlain - empty) / plain;
    const append = await inPanel(() => window.bench.appendTimes());
    tell('memory of a request without a token, 27 header fields', bytes, 'B', 600);
    await feed(browser, 'new-token', 0, distinctTokens);
    const withTokens = await heap();
    tell(
      'memory of a distinct token, above its request',
      (withTokens - withPlain) / distinctTokens - bytes,
      'B',
      5120,
    );
    await feed(browser, 'known-token', requests, known);
    const full = await heap();
    tell('memory of a request with a token that is known', (full - withTokens) / known, 'B');
    tell(
      `append 1,000 to ${plain.toLocaleString('en')}, against the first`,
      append.late / append.early,
      '×',
      1.5,
    );
    const held = await inPanel(() => window.bench.count());
    tell('requests held', held, '');

    await inPanel(() => window.bench.open('Requests'));
    const sorted = await inPanel(() => window.bench.sort());
    tell('sort by a column, the first time', sorted[0] ?? Number.NaN, 'ms', 100);
    tell('sort, slowest of the others', Math.max(...sorted.slice(1)), 'ms', 100);
    const filtered = await inPanel(() => window.bench.filter('orders/99'));
    tell('filter, slowest letter', Math.max(...filtered), 'ms', 50);
    tell('filter, middle letter', median(filtered), 'ms', 50);
    const scrolled = await inPanel(() => window.bench.scroll(200));
    tell('scrolled frame, p95', scrolled.p95, 'ms', 16);
    tell(
      'memory of the lists’ own rows, after sort and filter, a request',
      ((await heap()) - full) / held,
      'B',
    );

    // After the call, which Firefox would end with an error.
    await inPanel(() => {
      document.documentElement.id = 'before';
      setTimeout(() => location.reload());
    });
    await until(
      'the panel to be painted anew',
      async () => {
        const shown = await inPanel(
          () =>
            document.documentElement.id !== 'before' &&
            document.querySelectorAll('[role=grid] [role=row]').length > 1,
        ).catch(() => false);
        return (
          shown && (await inPanel(() => performance.getEntriesByName('first-contentful-paint').length > 0))
        );
      },
      60_000,
    );
    const painted = await inPanel(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime);
    tell('panel opened on all of it: first paint, list and all', painted ?? Number.NaN, 'ms', 300);

    await browser.inject(tools);
    /** @type {number[]} */
    const cleared = [];
    for (let round = 0; round < 11; round += 1) {
      await inPanel(() => window.bench.clear());
      cleared.push(await heap());
      if (round < 10) await feed(browser, 'known-token', 0, atOnce);
    }
    const [, first = Number.NaN] = cleared;
    tell(
      'heap after 10 clears, change since the first',
      Math.abs((cleared.at(-1) ?? 0) / first - 1) * 100,
      '%',
      5,
    );

    const control = await inPanel(() => window.bench.idle(2000));
    const imported = await inPanel(() => window.bench.importHar(50));
    tell('HAR of 50 MB: longest task of the panel’s thread', imported.ms, 'ms', 50);
    tell('HAR of 50 MB: tasks above 50 ms', imported.over, '');
    tell('the same thread without work: longest pause', control.ms, 'ms');
    return browser.version;
  } finally {
    await browser.close();
  }
}

/**
 * Traffic while it happens: how soon a row is there, and a page that has run away.
 * @param {() => Promise<Measured>} open
 * @param {string} tools
 * @param {Sizes} sizes
 * @param {Tell} tell
 */
export async function measureLive(open, tools, { runaway }, tell) {
  const browser = await open();
  const { inPanel, inPage } = browser;
  const send = (/** @type {string} */ name, /** @type {number} */ perSecond, /** @type {number} */ seconds) =>
    inPage(sendAtRate, name, perSecond, seconds);
  const captured = async (/** @type {string} */ name, /** @type {number} */ sent) => {
    const isThere = () => inPanel((one) => window.bench.countOf(one), name);
    await until('the last of the requests', async () => (await isThere()) >= sent, 120_000).catch(() => {});
    return isThere();
  };
  try {
    await browser.inject(tools);
    await send('first', 20, 1);
    await inPanel(() => window.bench.open('Requests'));
    await inPanel(() => window.bench.watchRows('live'));
    const answered = await send('live', 100, 10);
    const lost = answered.length - (await captured('live', answered.length));
    const drawn = await inPanel((count) => window.bench.rowsDrawn(count), answered.length);
    const delays = drawn.flatMap((at, index) => (at === null ? [] : [at - (answered[index] ?? at)]));
    tell('100 requests/s: the page has its answer → row, p95', p95(delays), 'ms', 100);
    tell('100 requests/s: the same, median', median(delays), 'ms');
    tell('100 requests/s: lost', lost, '', 0);

    await inPanel(() => window.bench.startClicking());
    const start = Date.now();
    const ran = await send('runaway', 1000, runaway);
    const seconds = (Date.now() - start) / 1000;
    const clicks = await inPanel(() => window.bench.stopClicking());
    const sent = ran.filter(Boolean).length;
    const found = await captured('runaway', sent);
    const letGo = await inPanel(() => window.bench.letGo());
    tell(`runaway page, ${runaway} s: requests a second that the browser managed`, sent / seconds, '/s');
    tell('runaway page: a click answered, p95', clicks.p95, 'ms', 200);
    tell('runaway page: a click answered, slowest', clicks.worst, 'ms');
    tell('runaway page: lost and not said to be', Math.max(0, sent - found - letGo), '', 0);
  } finally {
    await browser.close();
  }
}

/**
 * What the capture costs the page: DevTools with the panel against DevTools with an extension that does nothing, and
 * against one that is told of each request and does nothing with it, which no panel can go below.
 * @param {(extension: string, shown?: boolean) => Promise<Measured>} open
 * @param {string} extension
 * @param {string} folder For the extensions that do nothing.
 * @param {Tell} tell
 */
export async function measureSlowDown(open, extension, folder, tell) {
  const alone = await writeIdleExtension(join(folder, 'idle'), '');
  const told = await writeIdleExtension(
    join(folder, 'told'),
    'chrome.devtools.network.onRequestFinished.addListener(() => {});',
  );
  const browsers = [await open(extension), await open(alone, false), await open(told, false)];
  const compare = async (/** @type {(browser: Measured) => Promise<number>} */ measure) => {
    /** @type {number[][]} */
    const times = browsers.map(() => []);
    // In turns: a slow moment of the machine hits all.
    for (let round = 0; round < 12; round += 1)
      for (const [at, browser] of browsers.entries()) times[at]?.push(await measure(browser));
    // The first rounds warm up; of the rest the quick ones are the least disturbed.
    const [ours, theirs, least] = times.map((list) => quickest(list.slice(2)));
    const against = (/** @type {number | undefined} */ one) =>
      ((one ?? Number.NaN) / (theirs ?? Number.NaN) - 1) * 100;
    return { ours: against(ours), least: against(least) };
  };
  try {
    const steady = await compare(({ inPage }) => inPage(waitAtRate, 100, 2));
    tell('100 requests/s: the page waits longer for an answer than with DevTools alone', steady.ours, '%', 3);
    tell('the same with a panel that is told of each and does nothing', steady.least, '%');
    const flood = await compare(({ inPage }) => inPage(sendAsFastAsItGoes, 300));
    tell('as many requests as go: the page takes longer than with DevTools alone', flood.ours, '%');
    tell('the same with a panel that is told of each and does nothing, at full speed', flood.least, '%');
  } finally {
    for (const browser of browsers) await browser.close();
  }
}

/**
 * @param {Measured} browser
 * @param {'plain' | 'new-token' | 'known-token'} kind
 * @param {number} first
 * @param {number} count
 */
async function feed({ inPanel }, kind, first, count) {
  for (let from = first; from < first + count; from += atOnce) {
    const size = Math.min(atOnce, first + count - from);
    await inPanel((one, at, many) => window.bench.feed(one, at, many), kind, from, size);
  }
}

/**
 * It has a panel of the same name, for which the drivers wait.
 * @param {string} folder
 * @param {string} script Run when DevTools opens.
 */
async function writeIdleExtension(folder, script) {
  const manifest = {
    manifest_version: 3,
    name: 'Idle',
    version: '1',
    devtools_page: 'idle.html',
    browser_specific_settings: { gecko: { id: 'idle@claimcheck.example' } },
  };
  const files = {
    'manifest.json': JSON.stringify(manifest),
    'idle.html': '<!doctype html><title>Idle</title><script src="idle.js"></script>',
    'idle.js': `chrome.devtools.panels.create('Claimcheck', '', 'empty.html');${script}`,
    'empty.html': '<!doctype html><title>Idle</title>',
  };
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

/** @param {readonly number[]} list */
const ordered = (list) => [...list].sort((a, b) => a - b);
/** @param {readonly number[]} list */
const median = (list) => ordered(list)[list.length >> 1] ?? Number.NaN;
/** The value that all but five of a hundred stay below. @param {readonly number[]} list */
const p95 = (list) => ordered(list)[Math.min(list.length - 1, Math.floor(list.length * 0.95))] ?? Number.NaN;
/** Median of the quicker half. @param {readonly number[]} list */
const quickest = (list) => median(ordered(list).slice(0, Math.ceil(list.length / 2)));
