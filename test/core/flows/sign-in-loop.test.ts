import { describe, expect, it } from 'vitest';
import type { SceneExchange } from '../../../src/core/find/scene.ts';
import { failureIn } from '../../../src/core/session/select-flows.ts';
import { holdScene } from '../session/capture.ts';

interface App {
  /** Set-Cookie field of the callback's answer. */
  readonly sets?: string;
  /** Cookie field of the request after it. */
  readonly brings?: string;
  /** How it answers the request after the callback, once the person is signed in. */
  readonly home?: number;
}

/** One round: the app's page, the provider that knows the person, the callback. */
function round(index: number, { sets, brings, home = 302 }: App): readonly SceneExchange[] {
  const at = index * 2;
  const ask = `https://id.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s-${index}`;
  const back = `https://app.example/cb?code=c-${index}&state=s-${index}`;
  const navigation = { resourceType: 'document' } as const;
  return [
    {
      request: 'GET https://app.example/home',
      requestHeaders: index > 0 && brings !== undefined ? [`Cookie: ${brings}`] : [],
      status: index > 0 ? home : 302,
      responseHeaders: [`Location: ${ask}`],
      at,
      ...navigation,
    },
    {
      request: `GET ${ask}`,
      status: 302,
      responseHeaders: [`Location: ${back}`],
      at: at + 0.2,
      ...navigation,
    },
    {
      request: `GET ${back}`,
      status: 302,
      responseHeaders: ['Location: /home', ...(sets === undefined ? [] : [`Set-Cookie: ${sets}`])],
      at: at + 0.4,
      ...navigation,
    },
  ];
}

function failures(app: App, rounds: number) {
  const exchanges = Array.from({ length: rounds }, (_, index) => round(index, app)).flat();
  const { state } = holdScene({ title: 'round and round', exchanges });
  return Array.from({ length: rounds }, (_, flow) => failureIn(state, flow));
}

describe('an app that signs in again and again', () => {
  it.each<[title: string, app: App, headline: string, fix: RegExp]>([
    [
      'the browser comes from another site',
      { sets: 'sid=1; SameSite=Strict; Secure; Path=/' },
      'its cookie sid did not come with the next request, SameSite keeps it from cross-site requests',
      /SameSite=Lax/,
    ],
    [
      'the cookie is for the callback alone',
      { sets: 'sid=1; Path=/cb' },
      'its cookie sid did not come with the next request, its Path does not cover this URL',
      /Path=\//,
    ],
    [
      'the browser keeps it back',
      { sets: 'sid=1; Path=/' },
      'its cookie sid did not come with the next request, and nothing seen says why',
      /blocked cookies/,
    ],
    [
      'the cookie comes, and does not count',
      { sets: 'sid=1; Path=/', brings: 'sid=1' },
      'what the sign-in gave did not count with the next request',
      /without a common memory/,
    ],
    [
      'the callback takes back the cookie of the sign-in, and gives none',
      { sets: 'state=deleted; Path=/; Max-Age=0' },
      'what the sign-in gave did not count with the next request',
      /without a common memory/,
    ],
  ])('is told why, as far as its cookies tell: %s', (_title, app, headline, fix) => {
    const [first, second, third, last] = failures(app, 4);
    for (const one of [first, second, third]) {
      expect(one).toMatchObject({ code: 'sign-in-loop', step: 2, guessed: true });
      expect(one?.headline).toBe(`The app signs in again and again, 4 times by now: ${headline}`);
      expect(one?.fix).toMatch(fix);
    }
    // What becomes of the last one is not known yet.
    expect(last).toBeNull();
  });

  it('is none where the app shows a page between them, or asks a second time only', () => {
    expect(failures({ home: 200 }, 4)).toEqual([null, null, null, null]);
    expect(failures({}, 2)).toEqual([null, null]);
  });
});
