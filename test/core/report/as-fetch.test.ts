import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '../../../src/core/http/exchange.ts';
import { asFetch } from '../../../src/core/report/as-fetch.ts';

interface Init {
  method: string;
  headers?: [string, string][];
  credentials: string;
  body?: string;
}

/** Runs the text with a `fetch` of its own and gives back what it was called with. */
function callOf(text: string): [string, Init] {
  return new Function('fetch', `return ${text}`)((url: string, init: Init) => [url, init]);
}

const request: HttpRequest = {
  method: 'POST',
  url: 'https://api.example/orders?code=abc',
  headers: [
    { name: 'Authorization', value: 'Bearer opaque-secret' },
    { name: 'Cookie', value: 'sid=1' },
    { name: '__proto__', value: 'x' },
    { name: 'Origin', value: 'https://app.example' },
    { name: 'Sec-Fetch-Mode', value: 'cors' },
  ],
  body: { state: 'text', text: '{"password":"p"}', mediaType: 'application/json', length: 16 },
};

describe('copy as fetch', () => {
  it('is a call that a console takes, without the secrets', () => {
    expect(callOf(asFetch(request))).toEqual([
      'https://api.example/orders?code=REDACTED',
      {
        method: 'POST',
        headers: [
          ['Authorization', 'Bearer REDACTED'],
          ['__proto__', 'x'],
        ],
        credentials: 'include',
        body: '{"password":"REDACTED"}',
      },
    ]);
  });

  it('is the request as sent when asked for whole', () => {
    const [url, init] = callOf(asFetch(request, 'whole'));
    expect(url).toBe(request.url);
    expect(init.headers?.[0]).toEqual(['Authorization', 'Bearer opaque-secret']);
  });

  it('never leaves its string, whatever the page sent', () => {
    const text = `"});alert(1);//\u2028\u202e\n\\`;
    const [url, init] = callOf(
      asFetch(
        {
          ...request,
          url: text,
          body: { state: 'text', text, mediaType: 'text/plain', length: text.length },
        },
        'whole',
      ),
    );
    expect([url, init.body]).toEqual([text, text]);
  });

  it('gives a GET no body, which fetch would refuse', () => {
    expect(callOf(asFetch({ ...request, method: 'GET' }))[1].body).toBeUndefined();
  });
});
