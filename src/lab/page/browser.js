/** @import { PageTools } from './scenario.ts' */

/** Name of the IndexedDB database and of its one store. */
export const database = { name: 'practice', store: 'tokens' };
const cacheName = 'practice';
const globalName = 'practiceSession';
const inlineDataId = 'practice-data';
const noLoot = 'It found no token in any place that a script can read.';

const pendingKey = 'practice.sign-in';

/** What was left behind when the page went to the provider; null where it does not come from there. */
function takeReturn() {
  const left = sessionStorage.getItem(pendingKey);
  const response = new URLSearchParams(location.search);
  if (left === null || !response.has('state')) return null;
  sessionStorage.removeItem(pendingKey);
  // The address keeps no code. Before it is redeemed: Chromium lets go of an answer where the address changes right after it.
  history.replaceState(null, '', '/');
  return { response, ...JSON.parse(left) };
}

let returned = takeReturn();

/** The button whose scenario went to the provider, and whether the tour was open; null where nobody has come back. */
export const interrupted = returned && { id: String(returned.id), tourIsOpen: Boolean(returned.tourIsOpen) };

/** What the page was doing, to be taken up when the browser is back. */
function describeInterruption() {
  const busy = document.querySelector('[aria-busy="true"]');
  const tour = document.getElementById('tour');
  return { id: busy?.id ?? '', tourIsOpen: tour?.hasAttribute('open') ?? false };
}

/** @type {PageTools} */
export const pageTools = {
  async visitProvider(ask) {
    if (returned !== null) {
      const { response, pending } = returned;
      returned = null;
      return { response, pending };
    }
    const { url, pending } = await ask();
    sessionStorage.setItem(pendingKey, JSON.stringify({ pending, ...describeInterruption() }));
    location.assign(url);
    // The page is going; whoever waits goes with it.
    return new Promise(() => {});
  },

  localStorage,
  sessionStorage,

  putIntoDatabase: (token) =>
    new Promise((resolve, reject) => {
      const open = indexedDB.open(database.name, 1);
      open.onupgradeneeded = () => open.result.createObjectStore(database.store);
      open.onerror = () => reject(open.error);
      open.onsuccess = () => {
        const writing = open.result.transaction(database.store, 'readwrite');
        writing.objectStore(database.store).put(token, 'access_token');
        writing.oncomplete = () => {
          open.result.close();
          resolve();
        };
      };
    }),

  putIntoCache: async (url, body) => {
    const cache = await caches.open(cacheName);
    await cache.put(url, Response.json(body));
  },

  setGlobal: (value) => Object.assign(window, { [globalName]: value }),

  writeIntoPage(data) {
    const script = document.createElement('script');
    script.type = 'application/json';
    script.id = inlineDataId;
    script.textContent = JSON.stringify(data);
    document.body.append(script);
  },

  setWindowName: (name) => {
    window.name = name;
  },

  setHistoryState: (state) => history.replaceState(state, ''),

  keepInFrame: (url, token) =>
    new Promise((resolve) => {
      const frame = document.createElement('iframe');
      frame.title = 'A partner’s frame';
      frame.hidden = true;
      frame.src = url;
      frame.onload = () => frame.contentWindow?.postMessage(token, new URL(url).origin);
      /** @param {MessageEvent} event */
      const receive = ({ source }) => {
        if (source !== frame.contentWindow) return;
        removeEventListener('message', receive);
        resolve();
      };
      addEventListener('message', receive);
      document.body.append(frame);
    }),

  converse: (url, message) =>
    new Promise((resolve) => {
      const socket = new WebSocket(url);
      socket.onopen = () => {
        if (message !== null) socket.send(message);
      };
      socket.onmessage = (event) => {
        resolve(String(event.data));
        socket.close();
      };
      socket.onclose = (event) => resolve(`closed ${event.code}`);
    }),

  runScript: (url) =>
    new Promise((resolve, reject) => {
      const script = document.createElement('script');
      document.addEventListener(
        'stolen',
        (event) => resolve(event instanceof CustomEvent ? event.detail : []),
        { once: true },
      );
      script.onerror = () => reject(new Error('The script could not be fetched'));
      script.src = url;
      document.head.append(script);
      script.remove();
    }),

  showLoot(loot) {
    const lines = loot.map(({ place, text }) => {
      const line = document.createElement('li');
      line.textContent = `${place}: ${text.slice(0, 12)}… (${text.length} characters)`;
      return line;
    });
    document.getElementById('loot')?.replaceChildren(...lines);
    const found = document.getElementById('loot-found');
    if (found) found.textContent = lines.length === 0 ? noLoot : 'It could read a token here:';
  },

  askFromFrame: (url) =>
    new Promise((resolve) => {
      const frame = document.createElement('iframe');
      /** @param {MessageEvent} event */
      const receive = ({ source, data }) => {
        if (source !== frame.contentWindow) return;
        removeEventListener('message', receive);
        // It stays, as a widget does: Firefox never tells of a request whose document went before it was told.
        resolve(data);
      };
      addEventListener('message', receive);
      frame.hidden = true;
      frame.src = url;
      document.body.append(frame);
    }),

  visit: async (url, isDone) => {
    const opened = window.open(url, '_blank', 'popup,width=400,height=300');
    if (opened === null) throw new Error('The browser did not open a window');
    const deadline = performance.now() + 5000;
    while (!(await isDone()) && performance.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    opened.close();
  },

  // biome-ignore lint/suspicious/noDocumentCookie: the scenario is a page that writes its token there
  setCookie: (cookie) => (document.cookie = cookie),

  dropCookies() {
    for (const pair of document.cookie.split('; ')) {
      pageTools.setCookie(`${pair.split('=')[0]}=; Path=/; Max-Age=0`);
    }
  },

  setFragment: (fragment) => location.replace(`#${fragment}`),
};

/** Empties every place of this page that script can reach. */
export function forgetEverything() {
  localStorage.clear();
  sessionStorage.clear();
  indexedDB.deleteDatabase(database.name);
  pageTools.dropCookies();
  void caches.delete(cacheName);
  Reflect.deleteProperty(window, globalName);
  document.getElementById(inlineDataId)?.remove();
  window.name = '';
  history.replaceState(null, '', location.pathname);
}
