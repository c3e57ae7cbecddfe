/** The pages that sign in, and the libraries they are built on as their packages bring them. */
import { readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { fileURLToPath } from 'node:url';
import style from '../page/style.css?raw';
import type { Addresses } from '../provider/registrations.ts';
import authJsApp from './auth-js/app.js?raw';
import auth0App from './auth0-spa-js/app.js?raw';
import auth0Page from './auth0-spa-js/index.html?raw';
import index from './index.html?raw';
import app from './oidc-client-ts/app.js?raw';
import faults from './oidc-client-ts/faults.js?raw';
import page from './oidc-client-ts/index.html?raw';

const types = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
};

/** @param url of the file that an import of the package gives */
const moduleText = (url: string) => readFileSync(fileURLToPath(url), 'utf8');

export function makeClientPages(addresses: Addresses): RequestListener {
  // The secret is for the clients that have a server.
  const { clientSecret: _, ...shownToPages } = addresses;
  const known = JSON.stringify(shownToPages).replaceAll('<', '\\u003c');
  const withAddresses = (text: string) => text.replace('>null<', () => `>${known}<`);
  const shown = withAddresses(page);
  const files: Readonly<Record<string, readonly [keyof typeof types, string]>> = {
    '/': ['html', index],
    '/oidc-client-ts/': ['html', shown],
    '/oidc-client-ts/callback': ['html', shown],
    '/oidc-client-ts/silent': ['html', shown],
    '/oidc-client-ts/app.js': ['js', app],
    '/oidc-client-ts/faults.js': ['js', faults],
    '/auth0-spa-js/': ['html', withAddresses(auth0Page)],
    '/auth0-spa-js/app.js': ['js', auth0App],
    '/modules/auth0-spa-js.js': [
      'js',
      moduleText(import.meta.resolve('@auth0/auth0-spa-js/dist/auth0-spa-js.production.esm.js')),
    ],
    '/auth-js/app.js': ['js', authJsApp],
    '/modules/oidc-client-ts.js': ['js', moduleText(import.meta.resolve('oidc-client-ts'))],
    '/modules/jwt-decode.js': ['js', moduleText(import.meta.resolve('jwt-decode'))],
    '/page/style.css': ['css', style],
  };
  return (request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0] as string;
    const file = Object.hasOwn(files, path) ? files[path] : undefined;
    if (file === undefined) {
      response.writeHead(404);
      response.end();
      return;
    }
    const [type, text] = file;
    response.writeHead(200, { 'content-type': types[type], 'cache-control': 'no-store' });
    response.end(text);
  };
}
