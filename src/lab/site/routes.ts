import { publicJwks } from '../mint/keys.ts';
import appScript from '../page/app.js?raw';
import benchScript from '../page/bench.js?raw';
import browserScript from '../page/browser.js?raw';
import forgeScript from '../page/forge.js?raw';
import page from '../page/index.html?raw';
import type { Addresses } from '../page/scenario.ts';
import answersScenarios from '../page/scenarios/answers.js?raw';
import askingScript from '../page/scenarios/asking.js?raw';
import checksScenarios from '../page/scenarios/checks.js?raw';
import cookiesScenarios from '../page/scenarios/cookies.js?raw';
import dpopScenarios from '../page/scenarios/dpop.js?raw';
import placesScenarios from '../page/scenarios/places.js?raw';
import tokensScenarios from '../page/scenarios/tokens.js?raw';
import scenariosScript from '../page/scenarios.js?raw';
import signInScript from '../page/sign-in.js?raw';
import style from '../page/style.css?raw';
import tourScript from '../page/tour.js?raw';
import { html, redirect, script } from '../server/answer.ts';
import type { Handler, Routes } from '../server/routes.ts';
import type { World } from '../world.ts';

/** The page's own scripts, served as they are written, so that "sent by tokens.js:12" leads to readable source. */
const scripts: Readonly<Record<string, string>> = {
  'app.js': appScript,
  'bench.js': benchScript,
  'browser.js': browserScript,
  'forge.js': forgeScript,
  'scenarios.js': scenariosScript,
  'scenarios/answers.js': answersScenarios,
  'scenarios/asking.js': askingScript,
  'scenarios/checks.js': checksScenarios,
  'scenarios/cookies.js': cookiesScenarios,
  'scenarios/dpop.js': dpopScenarios,
  'scenarios/places.js': placesScenarios,
  'scenarios/tokens.js': tokensScenarios,
  'sign-in.js': signInScript,
  'tour.js': tourScript,
};

/** The pages of the practice site. @param clients where the clients are that we did not write */
export function siteRoutes(world: World, clients: string): Routes {
  const served = Object.entries(scripts).map(([name, text]): [string, Handler] => [
    `GET /page/${name}`,
    () => script(text),
  ]);
  const showPage = () =>
    html(
      200,
      page.replace('>null<', () => `>${describeBench(world)}<`),
    );
  return {
    ...Object.fromEntries(served),
    'GET /': showPage,
    /** Where the provider sends the browser back to: the page takes the response out of its address. */
    'GET /callback': showPage,
    'GET /real-software': () => redirect(`${clients}/`),
    'GET /page/style.css': () => ({ status: 200, headers: { 'content-type': 'text/css' }, body: style }),
    'GET /favicon.ico': () => ({ status: 204 }),

    /** A route of an application that sends whoever has no session to the login page. */
    'GET /app/orders': () => redirect('/login-page?return_to=/app/orders'),
    'GET /login-page': () =>
      html(200, '<!doctype html><title>Sign in</title><h1>Sign in</h1><form><input name="name"></form>'),
  };
}

/** The addresses that scenarios ask at. */
export const addressesFor = (world: World): Addresses => ({
  site: world.siteUrl,
  issuer: world.issuer,
  api: world.apiUrl,
  otherSite: world.otherSiteUrl,
  otherApi: world.otherApiUrl,
  plainApi: world.plainApiUrl,
  fastClock: world.fastClockUrl,
});

/** What the page must know, as JSON that cannot end the script element it stands in. */
function describeBench(world: World): string {
  const { keys } = world;
  const known = {
    addresses: addressesFor(world),
    keys: {
      secret: keys.secret,
      rsaPublicPem: keys.rsaPublicPem,
      jwks: JSON.stringify(publicJwks(keys), null, 2),
    },
  };
  return JSON.stringify(known).replaceAll('<', '\\u003c');
}
