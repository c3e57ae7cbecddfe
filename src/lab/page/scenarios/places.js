/** @import { Bench, ScenarioGroup } from '../scenario.ts' */

/**
 * Calls the API with a token, as an application would that has just put it somewhere.
 * @param {Bench} bench
 * @param {string} bearer
 */
const use = (bench, bearer) => bench.call('GET', `${bench.at.api}/profile`, { bearer });

/**
 * The answer to a conversation that has no status of its own.
 * @param {string} url
 * @param {string} text
 */
const spoken = (url, text) => ({
  method: 'WS',
  url: url.replace(/\?.*/, ''),
  status: text.includes('welcome') ? 101 : 0,
  header: () => '',
  text,
  json: {},
});

/** @param {Bench} bench */
const liveUrl = (bench) => `${bench.at.api.replace('http', 'ws')}/live`;

/** @type {ScenarioGroup[]} */
export const placeScenarios = [
  {
    title: 'Where the token lives',
    scenarios: [
      {
        id: 'store-local',
        label: 'Keep the token in localStorage',
        look: 'Storage: localStorage, access_token and session. Any script can read them.',
        status: 200,
        cause: '',
        needsPage: true,
        run: async (bench) => {
          const [token, id_token] = [await bench.issue(), await bench.issue({ kind: 'id' })];
          bench.page.localStorage.setItem('access_token', token);
          bench.page.localStorage.setItem('session', JSON.stringify({ user: 'amira', id_token }));
          return use(bench, token);
        },
      },
      {
        id: 'store-session',
        label: 'Keep the token in sessionStorage',
        look: 'Storage: sessionStorage, access_token.',
        status: 200,
        cause: '',
        needsPage: true,
        run: async (bench) => {
          const token = await bench.issue();
          bench.page.sessionStorage.setItem('access_token', token);
          return use(bench, token);
        },
      },
      {
        id: 'store-database',
        label: 'Keep the token in IndexedDB',
        look: 'Storage: IndexedDB, practice/tokens.',
        status: 200,
        cause: '',
        needsPage: true,
        run: async (bench) => {
          const token = await bench.issue();
          await bench.page.putIntoDatabase(token);
          return use(bench, token);
        },
      },
      {
        id: 'store-script-cookie',
        label: 'Write the token to document.cookie',
        look: 'Storage: the cookie app_token. Any script can read it.',
        status: 200,
        cause: '',
        needsPage: true,
        run: async (bench) => {
          const token = await bench.issue();
          bench.page.setCookie(`app_token=${token}; Path=/; SameSite=Lax`);
          return use(bench, token);
        },
      },
      {
        id: 'store-cache',
        label: 'Keep an answer with the token in Cache Storage',
        look: 'Storage: Cache Storage, session.json.',
        status: 200,
        cause: '',
        needsPage: true,
        run: async (bench) => {
          const token = await bench.issue();
          await bench.page.putIntoCache('/session.json', { access_token: token });
          return use(bench, token);
        },
      },
      {
        id: 'store-chunks',
        label: 'Split the token over two cookies',
        look: 'Storage: one token, put together from app_session.0 and app_session.1.',
        status: 200,
        cause: '',
        needsPage: true,
        run: async (bench) => {
          const token = await bench.issue();
          const half = Math.ceil(token.length / 2);
          bench.page.setCookie(`app_session.0=${token.slice(0, half)}; Path=/; SameSite=Lax`);
          bench.page.setCookie(`app_session.1=${token.slice(half)}; Path=/; SameSite=Lax`);
          return use(bench, token);
        },
      },
      {
        id: 'store-global',
        label: 'Keep the token in a global variable',
        look: 'Storage: a global, practiceSession.',
        status: 200,
        cause: '',
        needsPage: true,
        run: async (bench) => {
          const token = await bench.issue();
          bench.page.setGlobal({ user: 'amira', auth: { token } });
          return use(bench, token);
        },
      },
      {
        id: 'store-markup',
        label: 'Write the token into the page',
        look: 'Storage: the page’s HTML.',
        status: 200,
        cause: '',
        needsPage: true,
        run: async (bench) => {
          const token = await bench.issue();
          bench.page.writeIntoPage({ props: { token } });
          return use(bench, token);
        },
      },
      {
        id: 'store-window-name',
        label: 'Keep the token in window.name',
        look: 'Storage: window.name.',
        status: 200,
        cause: '',
        needsPage: true,
        run: async (bench) => {
          const token = await bench.issue();
          bench.page.setWindowName(token);
          return use(bench, token);
        },
      },
      {
        id: 'store-history',
        label: 'Keep the token in the history entry',
        look: 'Storage: history.state.',
        status: 200,
        cause: '',
        needsPage: true,
        run: async (bench) => {
          const token = await bench.issue();
          bench.page.setHistoryState({ session: { token } });
          return use(bench, token);
        },
      },
      {
        id: 'store-frame',
        label: 'Let a frame of another site keep the token',
        look: 'Storage: sessionStorage of the other site’s frame.',
        status: 200,
        cause: '',
        needsPage: true,
        run: async (bench) => {
          const token = await bench.issue();
          await bench.page.keepInFrame(`${bench.at.otherSite}/partner/keeper`, token);
          return use(bench, token);
        },
      },
      {
        id: 'store-memory',
        label: 'Keep the token in a variable',
        look: 'Requests: the token goes along. Storage: it lies nowhere.',
        status: 200,
        cause: '',
        run: async (bench) => use(bench, await bench.issue()),
      },
      {
        id: 'token-in-query',
        label: 'Send the token in the address',
        look: 'Requests: 200. Audit: a token in the URL, which logs and histories keep.',
        status: 200,
        cause: '',
        run: async (bench) => bench.call('GET', `${bench.at.api}/public?access_token=${await bench.issue()}`),
      },
      {
        id: 'token-in-fragment',
        label: 'Put the token after # in the address bar',
        look: 'Storage: the page’s URL. Audit: a token in the URL.',
        status: 200,
        cause: '',
        needsPage: true,
        run: async (bench) => {
          const token = await bench.issue();
          bench.page.setFragment(`access_token=${token}&token_type=Bearer`);
          return use(bench, token);
        },
      },
      {
        id: 'socket-address',
        label: 'WebSocket with the token in its address',
        look: 'Audit: a token in the URL of a WebSocket.',
        status: 101,
        cause: '',
        needsPage: true,
        run: async (bench) => {
          const url = `${liveUrl(bench)}?access_token=${await bench.issue()}`;
          return spoken(url, await bench.page.converse(url, null));
        },
      },
      {
        id: 'socket-message',
        label: 'WebSocket with the token in a message',
        look: 'Tokens: seen in a WebSocket message that was sent.',
        status: 101,
        cause: '',
        needsPage: true,
        run: async (bench) => {
          const message = JSON.stringify({ type: 'auth', token: await bench.issue() });
          return spoken(liveUrl(bench), await bench.page.converse(liveUrl(bench), message));
        },
      },
    ],
  },
  {
    title: 'An injected script',
    scenarios: [
      {
        id: 'steal',
        label: 'Let an injected script steal what it can reach',
        look: 'Here: what the script got. Storage: it marks the same places.',
        status: 200,
        cause: '',
        needsPage: true,
        run: async (bench) => {
          const url = `${bench.at.otherSite}/thief/script.js`;
          bench.page.showLoot(await bench.page.runScript(url));
          return { method: 'GET', url, status: 200, header: () => '', text: '', json: {} };
        },
      },
    ],
  },
];
