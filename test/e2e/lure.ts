/** A page whose tokens, headers and storage are full of addresses to ask at; a second site records whoever does. */
import type { Panel } from './panel.ts';
import { html, json, type Site, startSite } from './site.ts';
import { inMinutes, secret, signHs256 } from './tokens.ts';
import { openEverything } from './walk.ts';

export interface Lure {
  readonly site: Site;
  /** Everything that an address in a token, header or document of the page leads to. */
  readonly recorder: Site;
  readonly secret: string;
  close(): Promise<void>;
}

export async function startLure(): Promise<Lure> {
  const recorder = await startSite({ '/page-itself': json(200, {}, { 'access-control-allow-origin': '*' }) });
  const to = (path: string) => `${recorder.url}/${path}`;
  const token = signHs256(
    {
      sub: 'mara',
      iss: recorder.url,
      aud: to('aud'),
      exp: inMinutes(10),
      picture: to('picture.png'),
      website: to('website'),
      jwks_uri: to('jwks'),
      _claim_names: { address: 'other' },
      _claim_sources: { other: { endpoint: to('claims'), access_token: 'secret-of-the-source' } },
      html: `<img src="${to('img')}"><link rel=stylesheet href="${to('style')}"><iframe src="${to('frame')}">`,
      css: `url(${to('url')})`,
    },
    { kid: to('kid'), jku: to('jku'), x5u: to('x5u') },
  );
  const challenge = {
    'www-authenticate': `Bearer realm="${to('realm')}", error="invalid_token", error_uri="${to('error')}", resource_metadata="${to('metadata')}"`,
    link: `<${to('preload')}>; rel=preload`,
  };
  const site = await startSite({
    '/': html('<h1>Lure</h1>'),
    '/token': json(200, { access_token: token, id_token: token }),
    '/api': json(401, { error: 'invalid_token', documentation_url: to('docs') }, challenge),
    '/ask': (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/plain' });
      response.end(to('page-itself'));
    },
  });
  return {
    site,
    recorder,
    secret,
    close: async () => {
      await Promise.all([site.close(), recorder.close()]);
    },
  };
}

/** Runs in the page: keeps and sends the token, and asks the recorder once itself, so that it is known to record. */
export async function takeBait(): Promise<void> {
  await fetch(await (await fetch('/ask')).text());
  const { access_token: token } = await (await fetch('/token')).json();
  localStorage.setItem('access_token', token);
  sessionStorage.setItem('session', JSON.stringify({ token }));
  // biome-ignore lint/suspicious/noDocumentCookie: as the pages do that are looked at
  document.cookie = `token=${token}`;
  window.name = token;
  history.replaceState({ token }, '');
  Object.assign(window, { session: { token } });
  await fetch('/api', { headers: { authorization: `Bearer ${token}` } });
  await fetch(`/api?access_token=${token}`);
}

/** What the page asks for in all this. */
export const askedByPage = ['/', '/ask', '/token', '/api', '/api'];

/** Works through the panel as one does in an afternoon: keys, every row and pane of every view, settings. */
export async function workThrough(panel: Panel, key: string): Promise<void> {
  await panel.open('Keys');
  await panel.fill({ role: 'textbox', name: /secret, PEM, JWK/ }, key);
  await panel.click({ role: 'button', name: 'Add and verify' });
  await panel.see({ role: 'row', within: { role: 'grid', name: 'Keys' } });
  await openEverything(panel);
  await panel.open('Tokens');
  await panel.see({ role: 'row', text: /Verified/, within: { role: 'grid', name: 'Tokens' } });
  await panel.click({ role: 'button', name: 'Settings' });
  await panel.click({ role: 'button', name: 'Dark' });
  await panel.click({ role: 'button', name: 'Close' });
}

/** Runs in the panel: all that the extension keeps anywhere, as one text, and the names of what it keeps. */
export async function dumpStorage(): Promise<{ names: string[]; text: string }> {
  type Area = { get(which: null): Promise<object> };
  const { chrome } = globalThis as unknown as { chrome: { storage: Record<string, Area | undefined> } };
  const kept: Record<string, unknown> = {};
  for (const name of ['local', 'session', 'sync']) {
    const area = await chrome.storage[name]?.get(null).catch(() => ({}));
    for (const [key, value] of Object.entries(area ?? {})) kept[`storage.${name} ${key}`] = value;
  }
  for (const [key, value] of Object.entries(localStorage)) kept[`localStorage ${key}`] = value;
  for (const [key, value] of Object.entries(sessionStorage)) kept[`sessionStorage ${key}`] = value;
  for (const { name } of await indexedDB.databases()) kept[`database ${name}`] = true;
  for (const name of await caches.keys().catch(() => [])) kept[`cache ${name}`] = true;
  if (document.cookie !== '') kept.cookie = document.cookie;
  return { names: Object.keys(kept), text: JSON.stringify(kept) };
}
