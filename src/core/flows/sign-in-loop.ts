/**
 * An app that signs a person in and sends them to sign in again at once, by redirects alone, until the browser gives up: what
 * the sign-in gave them does not come with the next request.
 */
import { notSentWords } from '../diagnose/absence.ts';
import { createJar, isSameSiteHost, whyNotSent } from '../http/cookie-jar.ts';
import type { Exchange } from '../http/exchange.ts';
import { hostnameOf } from '../http/url.ts';
import type { Failure, FlowWorld } from './failure.ts';
import { type Flow, type FlowStep, stepOf } from './flow.ts';
import { cookiesOf, isDeletion, storeAll } from './sign-in-cookies.ts';

/** So many in a row: a second one may be another scope that is asked for. */
const least = 3;
/** Requests that are looked at between two sign-ins. */
const mostBetween = 64;

/** Two sign-ins of which the second began without anybody doing anything. */
interface Link {
  readonly callback: Exchange;
  /** What the app was asked for after the callback. */
  readonly next: Exchange;
  readonly provider: string;
}

export function signInLoop(flow: Flow, world: FlowWorld): Failure | null {
  const callback = stepOf(flow, 'callback');
  if (callback === undefined || !isRedirect(callback)) return null;
  const rounds = [...world.earlier, flow, ...(world.later ?? [])].filter((one) => isSameApp(one, flow));
  const at = rounds.indexOf(flow);
  const linkAt = (index: number) => linkBetween(rounds[index], rounds[index + 1], world);
  const link = linkAt(at);
  if (link === null) return null;
  let [first, last] = [at, at + 1];
  while (linkAt(first - 1) !== null) first -= 1;
  while (linkAt(last) !== null) last += 1;
  const count = last - first + 1;
  if (count < least) return null;
  const lost = lostCookie(link);
  return {
    step: flow.steps.indexOf(callback),
    code: 'sign-in-loop',
    headline: `The app signs in again and again, ${count} times by now: ${lost === null ? 'what the sign-in gave did not count with the next request' : `its cookie ${lost.name.slice(0, 64)} did not come with the next request, ${lost.why}`}`,
    fix:
      lost?.fix ??
      'Look at the request after the callback: whether it brings the cookie of the session, and in the app’s log why that is not taken (servers without a common memory, a clock, a role that is missing).',
    spec: null,
    guessed: true,
  };
}

const isSameApp = (one: Flow, other: Flow) =>
  one.client === other.client && one.app === other.app && one.provider === other.provider && !one.silent;

/** The way from the callback to the next sign-in, where it was all redirects; null where there is none, or a page came between. */
function linkBetween(
  flow: Flow | undefined,
  again: Flow | undefined,
  { exchangeAt }: FlowWorld,
): Link | null {
  if (flow === undefined || again === undefined) return null;
  const taken = stepOf(flow, 'callback');
  const asked = stepOf(again, 'authorization-request');
  if (taken === undefined || asked === undefined || !isRedirect(taken)) return null;
  const callback = exchangeAt(taken.exchange);
  if (callback === undefined) return null;
  const last = Math.min(asked.exchange, taken.exchange + mostBetween);
  const ofApp: Exchange[] = [];
  for (let id = taken.exchange + 1; id < last; id += 1) {
    const one = exchangeAt(id);
    if (one !== undefined && isOfApp(one, flow) && one.resourceType === 'document') ofApp.push(one);
  }
  const [next] = ofApp;
  return next !== undefined && ofApp.every(({ response }) => isRedirect(response))
    ? { callback, next, provider: flow.provider }
    : null;
}

const isRedirect = ({ status }: Pick<FlowStep, 'status'>) => status >= 300 && status < 400;

const isOfApp = ({ request }: Exchange, { app }: Flow) =>
  isSameSiteHost(hostnameOf(request.url), hostnameOf(app));

/** The first cookie that the callback's answer set and the next request lacks. */
function lostCookie({ callback, next, provider }: Link): { name: string; why: string; fix: string } | null {
  const sent = cookiesOf(next);
  const lost = storeAll(createJar(), callback).find(
    (cookie) => cookie.value !== '' && !isDeletion(cookie) && !sent.has(cookie.name),
  );
  if (lost === undefined || next.request.unseen) return null;
  const reason = whyNotSent(lost, {
    url: next.request.url,
    method: next.request.method,
    // A redirect goes on with the navigation that it belongs to, which the provider's page began.
    initiator: provider,
    navigation: true,
    now: next.startedAt,
  });
  const [why, fix] = reason === null ? unexplained : (loopWords[reason] ?? notSentWords[reason]);
  return { name: lost.name, why, fix };
}

const unexplained = [
  'and nothing seen says why',
  'Look into the browser’s list of blocked cookies for that request (Network, Cookies), and for a script that takes it away.',
] as const;

const loopWords: Readonly<Record<string, readonly [why: string, fix: string]>> = {
  'same-site': [
    notSentWords['same-site'][0],
    'Set it with SameSite=Lax: the browser comes from the provider’s site, and Strict keeps the cookie back until somebody clicks in the app.',
  ],
};
