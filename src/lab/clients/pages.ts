/** The pages that sign in, and the libraries they are built on as their packages bring them. */
import { existsSync, readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import style from '../page/style.css?raw';
import type { Addresses } from '../provider/registrations.ts';
import actions from './actions.js?raw';
import authJsApp from './auth-js/app.js?raw';
import auth0App from './auth0-spa-js/app.js?raw';
import auth0Page from './auth0-spa-js/index.html?raw';
import deviceApp from './device/app.js?raw';
import devicePage from './device/index.html?raw';
import fragmentApp from './fragment/app.js?raw';
import fragmentPage from './fragment/index.html?raw';
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

/** What `openid-client` is built on. */
const oauth4webapi = pathToFileURL(
  createRequire(import.meta.resolve('openid-client')).resolve('oauth4webapi'),
).href;

/** `jose` is many small modules, which import each other by relative paths. */
const joseFolder = new URL('./', import.meta.resolve('jose'));

function joseFile(path: string): readonly ['js', string] | undefined {
  const [, name] = /^\/modules\/jose\/((?:\w+\/)*\w+\.js)$/.exec(path) ?? [];
  if (name === undefined) return undefined;
  const url = new URL(name, joseFolder);
  return existsSync(url) ? ['js', moduleText(url.href)] : undefined;
}

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
    '/device/': ['html', withAddresses(devicePage)],
    '/device/app.js': ['js', deviceApp],
    '/fragment/': ['html', withAddresses(fragmentPage)],
    '/fragment/app.js': ['js', fragmentApp],
    '/auth-js/app.js': ['js', authJsApp],
    '/modules/openid-client.js': ['js', moduleText(import.meta.resolve('openid-client'))],
    '/modules/oauth4webapi.js': ['js', moduleText(oauth4webapi)],
    '/modules/oidc-client-ts.js': ['js', moduleText(import.meta.resolve('oidc-client-ts'))],
    '/modules/jwt-decode.js': ['js', moduleText(import.meta.resolve('jwt-decode'))],
    '/actions.js': ['js', actions],
    '/page/style.css': ['css', style],
  };
  return (request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0] as string;
    const file = Object.hasOwn(files, path) ? files[path] : joseFile(path);
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
