/** Plays a sign-in to an app with an account at a provider: who saw the password, who got tokens, and what the panel says of it. */
import { readForm, readUrl, textOf } from '../flows/parameters.ts';
import { s256 } from '../flows/pkce.ts';
import type { NewExchange } from '../http/exchange.ts';
import { headerValue } from '../http/headers.ts';
import { decodeToken } from '../jose/decode.ts';
import { isJsonObject, ownString, parseJson } from '../jose/json.ts';
import { generateSigningKey } from '../jose/sign.ts';
import { claimsOf } from '../jose/token.ts';
import { holdSession } from '../session/holder.ts';
import { type FlowDetail, flowDetail } from '../session/select-flow-detail.ts';
import { flowCount } from '../session/select-flows.ts';
import { type Played, send } from './play.ts';
import type { LessonRequest, LessonServer } from './server/lesson-server.ts';
import { type Person, people } from './server/people.ts';
import {
  client,
  makeProviderServer,
  makeSecret,
  providerOrigin,
  thief,
  writeForm,
} from './server/provider-server.ts';

export type Party = 'you' | 'app' | 'provider' | 'thief';

export interface SignInSetup {
  readonly way: 'password' | 'redirect';
  /** Whether the app sends a code_challenge, and keeps its verifier. */
  readonly pkce: boolean;
  /** Whether the app compares the state that comes back with its own. */
  readonly checksState: boolean;
  /** A thief reads your code on its way, or slips you a link with a code of their own. */
  readonly interference: 'none' | 'stolen-code' | 'foreign-code';
}

/** One thing that passes from one to another. */
export type Passed =
  | { readonly kind: 'sent'; readonly from: Party; readonly to: Party; readonly played: Played }
  /** Into a page of the app. */
  | { readonly kind: 'typed'; readonly from: 'you'; readonly to: 'app'; readonly text: string }
  | { readonly kind: 'leaked'; readonly from: 'you'; readonly to: 'thief'; readonly text: string }
  | { readonly kind: 'lured'; readonly from: 'thief'; readonly to: 'you'; readonly text: string }
  | { readonly kind: 'state-refused'; readonly from: 'app'; readonly to: 'app'; readonly text: '' };

/** Who is signed in at the end, and as whom. */
export type SignInOutcome = 'you' | 'thief-as-you' | 'you-as-thief' | 'nobody';

export interface SignInStory {
  readonly passed: readonly Passed[];
  /** Who got to see your password, yourself apart. */
  readonly sawPassword: readonly Party[];
  readonly outcome: SignInOutcome;
  /** What the panel makes of what your browser saw; null where it recognises no flow. */
  readonly flow: FlowDetail | null;
}

const [ada] = people as [Person, ...Person[]];
const stepMs = 1000;

/** @param now milliseconds since the epoch, when it begins */
export async function playSignIn(setup: SignInSetup, now: number): Promise<SignInStory> {
  const { privateKey } = await generateSigningKey('ES256');
  const provider = makeProviderServer(privateKey);
  const passed: Passed[] = [];
  const pass = async (from: Party, to: 'app' | 'provider', asked: LessonRequest) => {
    const server = to === 'provider' ? provider : appHost;
    const played = await send(server, asked, now + passed.length * stepMs);
    passed.push({ kind: 'sent', from, to, played });
    return played;
  };
  if (setup.way === 'password') await givePassword(passed, pass);
  else if (setup.interference === 'foreign-code') await takeForeignCode(setup, passed, pass);
  else await goToProvider(setup, passed, pass);
  return {
    passed,
    sawPassword: (['app', 'provider', 'thief'] as const).filter((party) =>
      passed.some((one) => one.to === party && textIn(one).includes(ada.password)),
    ),
    outcome: outcomeOf(passed),
    flow: judge(passed),
  };
}

type Pass = (from: Party, to: 'app' | 'provider', asked: LessonRequest) => Promise<Played>;

/** RFC 6749 §4.3: the app gets the password, and hands it on. */
async function givePassword(passed: Passed[], pass: Pass): Promise<void> {
  passed.push({ kind: 'typed', from: 'you', to: 'app', text: `${ada.id} ${ada.password}` });
  await pass(
    'app',
    'provider',
    post('/token', {
      grant_type: 'password',
      client_id: client.id,
      username: ada.id,
      password: ada.password,
      scope: 'openid',
    }),
  );
}

/** RFC 6749 §4.1, with RFC 7636 where it is switched on. */
async function goToProvider(setup: SignInSetup, passed: Passed[], pass: Pass): Promise<void> {
  const attempt = begin(setup);
  await pass('you', 'provider', get(`${providerOrigin}/authorize?${attempt.asked}`));
  const back = await signIn('you', ada, attempt, pass);
  if (setup.interference === 'stolen-code') {
    const code = textOf(readUrl(back).query, 'code');
    passed.push({ kind: 'leaked', from: 'you', to: 'thief', text: code });
    await pass('thief', 'provider', redemption(code, ''));
  }
  await finish(setup, attempt, back, passed, pass);
}

/** A thief signs in as themselves, keeps the code, and has you open the link that it belongs in. */
async function takeForeignCode(setup: SignInSetup, passed: Passed[], pass: Pass): Promise<void> {
  const link = await signIn('thief', thief, begin(setup), pass);
  const attempt = begin(setup);
  await pass('you', 'provider', get(`${providerOrigin}/authorize?${attempt.asked}`));
  passed.push({ kind: 'lured', from: 'thief', to: 'you', text: link });
  await finish(setup, attempt, link, passed, pass);
}

interface Attempt {
  readonly state: string;
  readonly verifier: string;
  /** The query of the authorization request. */
  readonly asked: string;
}

function begin({ pkce }: SignInSetup): Attempt {
  const [state, verifier] = [makeSecret(), pkce ? makeSecret() : ''];
  const asked = writeForm({
    response_type: 'code',
    client_id: client.id,
    redirect_uri: client.redirectUri,
    scope: 'openid',
    state,
    nonce: makeSecret(),
    ...(pkce ? { code_challenge: s256(verifier), code_challenge_method: 'S256' } : {}),
  });
  return { state, verifier, asked };
}

/** On the provider's own page; brings the address that the browser is sent back to. */
async function signIn(who: 'you' | 'thief', person: Person, attempt: Attempt, pass: Pass): Promise<string> {
  const form = { username: person.id, password: person.password };
  const { answer } = await pass(who, 'provider', post(`/login?${attempt.asked}`, form));
  return headerValue(answer.headers, 'location') ?? '';
}

/** The browser brings the response to the app, and the app redeems the code. */
async function finish(setup: SignInSetup, attempt: Attempt, back: string, passed: Passed[], pass: Pass) {
  await pass('you', 'app', get(back));
  const { query } = readUrl(back);
  // RFC 6749 §10.12
  if (setup.checksState && textOf(query, 'state') !== attempt.state) {
    passed.push({ kind: 'state-refused', from: 'app', to: 'app', text: '' });
    return;
  }
  await pass('app', 'provider', redemption(textOf(query, 'code'), attempt.verifier));
}

const redemption = (code: string, verifier: string) =>
  post('/token', {
    grant_type: 'authorization_code',
    client_id: client.id,
    redirect_uri: client.redirectUri,
    code,
    ...(verifier === '' ? {} : { code_verifier: verifier }),
  });

const get = (url: string): LessonRequest => ({ method: 'GET', url, headers: [], body: '' });

const post = (path: string, form: Readonly<Record<string, string>>): LessonRequest => ({
  method: 'POST',
  url: `${providerOrigin}${path}`,
  headers: [{ name: 'Content-Type', value: 'application/x-www-form-urlencoded' }],
  body: writeForm(form),
});

/** Hands out the app's page, whatever is asked for. */
const appHost: LessonServer = {
  async answer() {
    const headers = [{ name: 'Content-Type', value: 'text/html' }];
    return { status: 200, headers, body: '<!doctype html><title>Tidewater</title>', work: [], ladder: [] };
  },
};

/** All that the receiver can read. */
function textIn(one: Passed): string {
  if (one.kind !== 'sent') return one.text;
  const { url, body } = one.played.exchange.request;
  return `${url} ${body.state === 'text' ? [...readForm(body.text).values()].join(' ') : ''}`;
}

/** Whose tokens each party was handed. */
function outcomeOf(passed: readonly Passed[]): SignInOutcome {
  const handed = passed.flatMap((one) => {
    if (one.kind !== 'sent') return [];
    const { value } = parseJson(one.played.answer.body);
    const token = isJsonObject(value) ? ownString(value, 'id_token') : '';
    return token === '' ? [] : [{ to: one.from, person: ownString(claimsOf(decodeToken(token)), 'sub') }];
  });
  if (handed.some(({ to, person }) => to === 'thief' && person === ada.id)) return 'thief-as-you';
  const own = handed.find(({ to }) => to === 'app');
  if (own === undefined) return 'nobody';
  return own.person === ada.id ? 'you' : 'you-as-thief';
}

/** DevTools of your browser see what your browser and the app's page send, and nothing of the thief's. */
function judge(passed: readonly Passed[]): FlowDetail | null {
  const exchanges: NewExchange[] = passed.flatMap((one) =>
    one.kind === 'sent' && one.from !== 'thief' ? [one.played.exchange] : [],
  );
  const holder = holdSession();
  holder.dispatch({ type: 'exchanges-captured', exchanges });
  return flowCount(holder.state) === 0 ? null : flowDetail(holder.state, 0);
}
