/**
 * A script that is put into a copy of the built extension, before its own: it breaks what a browser gives, most of it when
 * the page asks for it by the path of a request. It is a file of the extension, as the CSP demands.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

type Listener = (entry: unknown) => void;
interface Entry {
  readonly request: { readonly url: string };
}
interface Devtools {
  network: {
    onRequestFinished: { addListener(listener: Listener): void };
    onNavigated: object;
    getHAR(done: (log: unknown) => void): unknown;
  };
  inspectedWindow: object;
  panels: Panels;
}
interface Panels {
  create(title: string, icon: string, page: string, done: (panel: object) => void): void;
}

/** What a token would look like in the message of an error. */
export const leaked = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJtYXJhIn0.c2VjcmV0';

/** Runs in the devtools page and in the panel. */
function sabotage(secret: string): void {
  // A clock that can be set.
  const read = Date.now;
  let shiftMs = 0;
  Date.now = () => read() + shiftMs;
  Object.assign(globalThis, {
    shiftClock: (ms: number) => {
      shiftMs = ms;
    },
  });

  const { chrome } = globalThis as unknown as { chrome: { devtools: Devtools } };
  const { network, inspectedWindow, panels } = chrome.devtools;
  const listeners: Listener[] = [];
  const malformed: unknown[] = [
    null,
    7,
    'entry',
    [],
    {},
    { request: null, response: null },
    { request: { url: 7 } },
    { request: { url: 'https://junk.test/1', headers: 'none' }, response: null, getContent: null },
    {
      startedDateTime: 'yesterday',
      time: Number.NaN,
      request: {
        method: 7,
        url: 'https://junk.test/2',
        headers: [null, { name: 1 }, { name: 'x', value: {} }],
      },
      response: { status: '401', headers: { length: 9 }, content: { mimeType: 5, size: 'many' } },
      getContent: () => {
        throw new Error('Extension context invalidated.');
      },
    },
    ...[
      () => {},
      () => Promise.reject(new Error('no body')),
      (done: Listener) => done(undefined),
      (done: Listener) => done({ not: 'a text' }),
    ].map((getContent, index) => ({
      startedDateTime: null,
      request: { method: 'GET', url: `https://junk.test/${3 + index}`, headers: null, postData: [] },
      response: { status: 200, headers: null, content: { mimeType: 'application/json', size: 5 } },
      _initiator: { stack: { callFrames: [null], parent: 'none' } },
      _webSocketMessages: [null, {}],
      getContent,
    })),
  ];
  // Chromium fails now and then to tell of a panel that it shows; here it never tells.
  const silent = {
    create: ((title, icon, page, done) =>
      panels.create(title, icon, page, () => done({ onShown: { addListener() {} } }))) as Panels['create'],
  };
  const isChromium = parent !== window;
  const altered: Devtools = {
    inspectedWindow,
    panels: isChromium ? Object.assign(Object.create(panels), silent) : panels,
    network: {
      onNavigated: network.onNavigated,
      getHAR: (done) => network.getHAR(done),
      onRequestFinished: {
        addListener(listener) {
          listeners.push(listener);
          network.onRequestFinished.addListener(listener);
        },
      },
    },
  };
  // What Firefox lets be redefined, Chromium does not: there another object stands in for all of `chrome`.
  if (!Reflect.defineProperty(chrome, 'devtools', { value: altered }))
    Object.assign(globalThis, { chrome: { ...chrome, devtools: altered } });
  addEventListener('sabotage', () => {
    throw new SyntaxError(`cannot read ${secret}`);
  });
  network.onRequestFinished.addListener((entry) => {
    const { url } = (entry as Entry).request;
    // In the devtools page only, where the capture listens.
    if (listeners.length === 0) return;
    if (url.endsWith('/malformed'))
      for (const one of malformed) for (const listener of listeners) listener(one);
    if (url.endsWith('/reject')) void Promise.reject(new TypeError(`cannot read ${secret}`));
    if (url.endsWith('/throw'))
      setTimeout(() => {
        throw new RangeError(`cannot read ${secret}`);
      });
  });
}

/** Alters a copy of the built extension. */
export async function addSaboteur(folder: string): Promise<void> {
  await writeFile(join(folder, 'saboteur.js'), `(${sabotage})(${JSON.stringify(leaked)});`);
  for (const name of ['devtools.html', 'panel.html']) {
    const page = await readFile(join(folder, name), 'utf8');
    await writeFile(
      join(folder, name),
      page.replace('<script type="module"', '<script src="/saboteur.js"></script>\n    $&'),
    );
  }
  // The worker that reads captures breaks down once it has begun.
  const assets = await readdir(join(folder, 'assets'));
  const worker = assets.find((name) => name.startsWith('read-capture.worker'));
  if (worker === undefined) throw new Error('the build has no worker that reads captures');
  await writeFile(
    join(folder, 'assets', worker),
    `onmessage = ({ data }) => {
  if (data !== 'next') return postMessage({ done: false, value: { type: 'parsing' } });
  throw new TypeError('cannot read ${leaked}');
};`,
  );
}
