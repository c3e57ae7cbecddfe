import { describe, expect, it } from 'vitest';
import type { SceneExchange } from '../../../src/core/find/scene.ts';
import { buildScene } from '../../../src/core/find/scene-building.ts';
import type { Failure } from '../../../src/core/flows/failure.ts';
import { holdSession } from '../../../src/core/session/holder.ts';
import { failureIn, flowRow } from '../../../src/core/session/select-flows.ts';
import { holdScene } from '../session/capture.ts';
import { codeFlow } from './flows-of.ts';

const [ask, login, callback] = codeFlow() as [SceneExchange, SceneExchange, SceneExchange];
const authorize = ask.request.replace('GET ', '');

interface Story {
  /** Set-Cookie fields of the answer that sends the browser to the provider. */
  readonly sets?: readonly string[];
  /** Cookie of the request that it answers. */
  readonly brings?: string;
  readonly beginsAt?: string;
  /** Cookie of the callback. */
  readonly back?: string;
  readonly callback?: Partial<SceneExchange>;
  readonly between?: readonly SceneExchange[];
}

/** An app with a server begins a sign-in by a redirect, and refuses what comes back. */
const refusedBy = ({ sets = [], brings, beginsAt, back, callback: bent, between = [] }: Story) => [
  {
    request: `GET ${beginsAt ?? 'https://app.example/login'}`,
    requestHeaders: brings === undefined ? [] : [`Cookie: ${brings}`],
    status: 302,
    responseHeaders: [`Location: ${authorize}`, ...sets.map((one) => `Set-Cookie: ${one}`)],
    resourceType: 'document',
    at: -1,
  },
  ask,
  login,
  ...between,
  {
    ...callback,
    requestHeaders: back === undefined ? [] : [`Cookie: ${back}`],
    status: 400,
    resourceType: 'document',
    ...bent,
  },
];

function failureOf(exchanges: readonly SceneExchange[]): Failure | null {
  return failureIn(holdScene({ title: 'a refused callback', exchanges }).state, 0);
}
const told = (story: Story) => failureOf(refusedBy(story));

/** The answer that began it is told last, as Firefox may do. */
function toldLate(story: Story): Failure | null {
  const { exchanges } = buildScene({ title: 'told late', exchanges: refusedBy(story) });
  const holder = holdSession();
  for (const one of [...exchanges.slice(1), ...exchanges.slice(0, 1)])
    holder.dispatch({ type: 'exchanges-captured', exchanges: [one] });
  return failureIn(holder.state, 0);
}

describe('a callback that the app refuses, by the cookies of its sign-in', () => {
  const since = 'set when the sign-in began, did not come back with the callback';
  it.each<[title: string, story: Story, headline: string, fix: RegExp]>([
    [
      'it has expired',
      { sets: ['oidc_state=abc; HttpOnly; Max-Age=3'] },
      `The cookie oidc_state, ${since}: it had expired by then`,
      /it holds the state. Let it live/,
    ],
    [
      'SameSite=Strict',
      { sets: ['__Host-sid=abc; Secure; HttpOnly; SameSite=Strict; Path=/'] },
      `The cookie __Host-sid, ${since}: SameSite keeps it from cross-site requests`,
      /^Set it with SameSite=Lax/,
    ],
    [
      'a response that is posted, and Lax',
      {
        sets: ['__Secure-authjs.pkce.code_verifier=abc; Path=/; Secure; HttpOnly; SameSite=Lax'],
        callback: { request: 'POST https://app.example/cb', requestBody: 'code=c-1&state=s-1' },
      },
      `The cookie __Secure-authjs.pkce.code_verifier, ${since}: SameSite keeps it from cross-site requests`,
      /it holds the code_verifier. Set it with SameSite=None/,
    ],
    [
      'begun on another host',
      { sets: ['sid=abc; HttpOnly'], beginsAt: 'https://www.app.example/login' },
      `The cookie sid, ${since}: it belongs to another host`,
      /Begin the sign-in on the host/,
    ],
    [
      'another path',
      { sets: ['sid=abc; Path=/login'] },
      `The cookie sid, ${since}: its Path does not cover this URL`,
      /Path=\//,
    ],
    [
      'a callback by plain http would be told likewise: Secure that http set',
      { sets: ['sid=abc; Secure'], beginsAt: 'http://app.example/login' },
      `The cookie sid, ${since}: it was set as Secure over plain http, and the browser dropped it`,
      /https/,
    ],
    [
      'the same answer takes one of two back',
      { sets: ['a.state=1', 'a.nonce=2; Path=/', 'a.nonce=; Path=/; Max-Age=0'], back: 'a.state=1' },
      `The cookie a.nonce, ${since}: an answer of the app had deleted it`,
      /it holds the nonce. Look for what deletes it/,
    ],
    [
      'nothing shows why',
      { sets: ['state=1', 'nonce=2', 'verifier=3'], back: 'theme=dark' },
      `The cookies state, nonce and 1 more, ${since}: the browser had it no longer, or kept it back`,
      /list of blocked cookies/,
    ],
    [
      'another tab',
      { sets: ['state=1'], back: 'state=2' },
      'The cookie state, set when the sign-in began, came back with another value: consistent with a second sign-in in another tab',
      /two tabs/,
    ],
    [
      'a session that there was before',
      { brings: 'connect.sid=s1; theme=dark', back: 'theme=dark' },
      'The cookie connect.sid, there when the sign-in began, did not come back with the callback: the browser had it no longer, or kept it back',
      /list of blocked cookies/,
    ],
    [
      'a session of another host',
      { brings: 'connect.sid=s1', beginsAt: 'http://127.0.0.1/login' },
      'The cookie connect.sid, there when the sign-in began, did not come back with the callback: it belongs to another host',
      /localhost and 127.0.0.1/,
    ],
    [
      'none at all',
      {},
      'The callback brought the app no cookie at all: its server cannot tell that it is the browser that began the sign-in',
      /set a cookie/,
    ],
    [
      'they are all there',
      { sets: ['state=1'], back: 'state=1' },
      'The provider’s response and the cookies of the sign-in came back in order, as far as they can be seen, and the app refused it',
      /client_secret/,
    ],
    [
      'the app seals its session anew with every answer',
      {
        sets: ['session=1'],
        between: [
          {
            request: 'GET https://app.example/ping',
            requestHeaders: ['Cookie: session=1'],
            status: 200,
            responseHeaders: ['Set-Cookie: session=2'],
            at: 2,
          },
        ],
        back: 'session=2',
      },
      'The provider’s response and the cookies of the sign-in came back in order, as far as they can be seen, and the app refused it',
      /client_secret/,
    ],
  ])('%s', (_title, story, headline, fix) => {
    for (const failure of [told(story), toldLate(story)]) {
      expect([failure?.headline, failure?.guessed, failure?.step]).toEqual([headline, true, 2]);
      expect(failure?.fix).toMatch(fix);
    }
  });

  it('where a page fetched the provider’s address, and left for it', () => {
    const [begin, ...rest] = refusedBy({ sets: ['state=1; Path=/api'] });
    const fetched = {
      ...(begin as SceneExchange),
      request: 'POST https://app.example/api/signin',
      status: 200,
      responseHeaders: ['Set-Cookie: state=1; Path=/api'],
      responseBody: '{"url":"…"}',
      resourceType: 'fetch',
    };
    expect(failureOf([fetched, ...rest])?.headline).toContain('its Path does not cover this URL');
  });

  it('says no more than is seen where the capture does not show how it began', () => {
    expect(failureOf(refusedBy({}).slice(1))?.headline).toMatch(
      /as far as it can be seen, and the app refused it$/,
    );
  });

  it('an address that the app does not know has lost no cookie', () => {
    expect(told({ sets: ['state=1'], callback: { status: 404 } })?.code).toBe('callback-not-found');
  });
});

describe('a callback that comes twice', () => {
  const once = { ...callback, status: 302, responseHeaders: ['Location: /'], resourceType: 'document' };
  const again = (status: number, resourceType = 'document') => ({ ...callback, status, resourceType, at: 8 });

  it('is told where the app refuses it the second time', () => {
    const { state } = holdScene({ title: 'reloaded', exchanges: [ask, login, once, again(400)] });
    const failure = failureIn(state, 0);
    expect([failure?.code, failure?.step]).toEqual(['callback-twice', 3]);
    expect(flowRow(state, 0).outcome).toBe('failed');
  });

  it('is told where the first request was cut off', () => {
    const cut = { ...once, status: 0, responseHeaders: [] };
    expect(failureOf([ask, login, cut, again(400)])?.headline).toContain('the first request was cut off');
  });

  it.each<[title: string, exchanges: SceneExchange[]]>([
    ['the app takes it twice', [ask, login, once, again(302)]],
    ['a page fetches its own address', [ask, login, once, again(400, 'fetch')]],
    ['the app takes it in the end', [ask, login, again(500), { ...once, at: 9 }]],
  ])('is no failure where %s', (_title, exchanges) => {
    expect(failureOf(exchanges)).toBeNull();
  });
});
