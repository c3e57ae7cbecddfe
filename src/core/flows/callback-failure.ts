/** What went wrong where the app took the response: it says little, and the cookies of its sign-in often tell the rest. */
import { notSentWords } from '../diagnose/absence.ts';
import { rfc } from '../spec/reference.ts';
import type { Failure, FlowWorld } from './failure.ts';
import { type Flow, type FlowStep, stepOf } from './flow.ts';
import { textOf } from './parameters.ts';
import { type LostCookie, type SignInCookies, signInCookies } from './sign-in-cookies.ts';

type Told = Pick<Failure, 'code' | 'headline' | 'fix' | 'spec' | 'begun'>;

/** The app itself refused what came back. Why, it alone knows: what is told of it is consistent with what is seen. */
export function failedCallback(flow: Flow, world: FlowWorld): Failure | null {
  const callbacks = flow.steps.filter(({ kind }) => kind === 'callback');
  const taken = callbacks.findIndex((step) => step.status > 0 && !isRefused(step));
  const refused = callbacks.find((step, at) => at > taken && isRefused(step));
  if (refused === undefined) return null;
  const told =
    refused === callbacks[0]
      ? (atNoPage[refused.status] ?? tellByCookies(refused, cookiesAt(flow, refused, world)))
      : taken >= 0
        ? takenBefore
        : cutOffBefore;
  const code = told.code || textOf(refused.answer, 'error') || `status ${refused.status}`;
  return { ...told, code, step: flow.steps.indexOf(refused), guessed: true };
}

const isRefused = ({ status, answer }: FlowStep) => status >= 400 || answer.has('error');

const oneUse = rfc(6749, '4.1.2', 'MUST');
const askedAgain =
  'Look for what asks for the callback again: a reload, the back button, a link preview, a browser that loads ahead. Leave the callback by a redirect at once, and send on whoever is signed in already.';

const takenBefore: Told = {
  code: 'callback-twice',
  headline:
    'The app took the response, and refused it when it came a second time: a code is good for one use',
  fix: askedAgain,
  spec: oneUse,
};

const cutOffBefore: Told = {
  ...takenBefore,
  headline:
    'The response came to the app twice: the first request was cut off, and the app refused the second',
};

/** The app’s own code has hardly run. */
const atNoPage: Readonly<Partial<Record<number, Told>>> = {
  404: {
    code: 'callback-not-found',
    headline: 'The app has nothing at the address of its callback',
    fix: 'Let the app answer at the path of redirect_uri; look for a base path or a proxy that changes it.',
    spec: rfc(6749, '3.1.2'),
  },
  405: {
    code: 'callback-method',
    headline: 'The app does not take a response that comes in this way',
    fix: 'Let the callback take POST where response_mode is form_post, and GET where it is query.',
    spec: null,
  },
};

function cookiesAt(flow: Flow, callback: FlowStep, world: FlowWorld): SignInCookies | null {
  const others = [...world.earlier, ...(world.later ?? [])];
  return signInCookies(flow, callback, {
    exchangeAt: world.exchangeAt,
    otherBeginnings: others.flatMap((one) => stepOf(one, 'authorization-request')?.at ?? []),
  });
}

function tellByCookies({ mode }: FlowStep, cookies: SignInCookies | null): Told {
  const [first] = cookies?.lost ?? [];
  if (cookies !== null && first !== undefined) return lost(first.reason, mode, cookies);
  if (cookies?.none) return { ...withoutAny, begun: cookies.begun };
  // Chromium may tell of a redirect before it has its Set-Cookie fields: that none was seen does not say that none was set.
  return cookies?.wereSet && cookies.kept > 0 ? inOrder : refusedOnly;
}

const refusedOnly: Told = {
  code: '',
  headline: 'The provider’s response is in order as far as it can be seen, and the app refused it',
  fix: 'The app’s log says why: often its state or nonce cookie was not there, or its own token request failed.',
  spec: null,
};

const inOrder: Told = {
  code: '',
  headline:
    'The provider’s response and the cookies of the sign-in came back in order, as far as they can be seen, and the app refused it',
  fix: 'What remains is out of sight: the token request of its server (client_secret, issuer, clock), the check of the ID token, or what it kept of the sign-in. The app’s log says which.',
  spec: null,
};

/** The client binds the response to the browser that asked for it. */
const binding = rfc(6749, '10.12', 'MUST');

const withoutAny: Told = {
  code: 'cookie-none',
  headline:
    'The callback brought the app no cookie at all: its server cannot tell that it is the browser that began the sign-in',
  fix: 'Let the answer that sends the browser to the provider set a cookie, and keep state, nonce and code_verifier in it or under it.',
  spec: binding,
};

function lost(
  reason: LostCookie['reason'],
  mode: FlowStep['mode'],
  { lost: all, wereSet, begun }: SignInCookies,
): Told {
  const names = all.filter((one) => one.reason === reason).map(({ name }) => name.slice(0, 64));
  const [why, fix] = words[reason];
  const since = wereSet ? 'set when the sign-in began' : 'there when the sign-in began';
  const became =
    reason === 'replaced' ? 'came back with another value' : 'did not come back with the callback';
  const holds = roles.find(({ name }) => name.test(names[0] ?? ''));
  return {
    code: 'cookie-lost',
    headline: `${listed(names)}, ${since}, ${became}: ${why}`,
    fix: `${holds === undefined ? '' : `By its name it holds ${holds.what}. `}${reason === 'same-site' && mode === 'form_post' ? laxIsShort : fix}`,
    spec: binding,
    begun,
  };
}

const mostNamed = 2;

function listed(names: readonly string[]): string {
  const [one = '', two = ''] = names;
  if (names.length === 1) return `The cookie ${one}`;
  const more = names.length - mostNamed;
  return more > 0 ? `The cookies ${one}, ${two} and ${more} more` : `The cookies ${one} and ${two}`;
}

/** How libraries name them: `__Secure-authjs.pkce.code_verifier`, `oidc_state`… It words what is told, and finds nothing. */
const roles = [
  { name: /pkce|verifier/i, what: 'the code_verifier' },
  { name: /nonce/i, what: 'the nonce' },
  { name: /state/i, what: 'the state' },
];

/** Why it was not there, and what to do: of a sign-in there is often more to say than of any other request. */
const words: Readonly<Record<LostCookie['reason'], readonly [why: string, fix: string]>> = {
  ...notSentWords,
  replaced: [
    'consistent with a second sign-in in another tab',
    'Keep a cookie for each sign-in, named by its state, so that two tabs do not overwrite each other.',
  ],
  deleted: [
    'an answer of the app had deleted it',
    'Look for what deletes it before the response is there: a sign-out, an error page, an answer that begins the session anew.',
  ],
  gone: [
    'the browser had it no longer, or kept it back',
    'Look for a script or a setting that takes it away, and into the browser’s list of blocked cookies for the callback (Network, Cookies).',
  ],
  expired: [
    'it had expired by then',
    'Let it live as long as a person may take to sign in: ten minutes at least.',
  ],
  domain: [
    notSentWords.domain[0],
    'Begin the sign-in on the host that redirect_uri names: with and without www, localhost and 127.0.0.1 are different hosts.',
  ],
  path: [notSentWords.path[0], 'Set it with a Path that covers the callback, such as Path=/.'],
  'same-site': [
    notSentWords['same-site'][0],
    'Set it with SameSite=Lax: the response comes by a navigation from the provider’s site, and Strict keeps it from that.',
  ],
};

/** Lax is not enough for a form that another site posts. */
const laxIsShort =
  'Set it with SameSite=None; Secure: the response is posted from the provider’s site. Or ask for response_mode=query, for which Lax is enough.';
