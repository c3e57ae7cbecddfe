import { describe, expect, it } from 'vitest';
import type { NewExchange } from '../../../src/core/http/exchange.ts';
import { parseHar } from '../../../src/core/http/har.ts';
import { parseRawExchange } from '../../../src/core/http/raw-exchange.ts';
import { holdSession } from '../../../src/core/session/holder.ts';

const now = Date.UTC(2026, 0, 15, 12);

function judge(exchanges: readonly NewExchange[]) {
  const holder = holdSession();
  holder.dispatch({ type: 'exchanges-captured', exchanges });
  return [...holder.state.derived.diagnoses.values()];
}

function judgeAnswer(status: string, ...headers: string[]) {
  const text = [`HTTP/1.1 ${status}`, 'Date: Thu, 15 Jan 2026 11:59:00 GMT', ...headers, '', ''].join('\r\n');
  const [diagnosis] = judge(parseRawExchange(text, now)?.exchanges ?? []);
  if (diagnosis === undefined) throw new Error('no diagnosis');
  return diagnosis;
}

describe('an answer whose request was not captured', () => {
  it('is never told to lack a token for certain', () => {
    for (const answer of [
      judgeAnswer('401 Unauthorized'),
      judgeAnswer('401 Unauthorized', 'WWW-Authenticate: Bearer'),
      judgeAnswer('403 Forbidden'),
    ]) {
      expect(answer.confidence).toBe('possible');
      expect(answer.ladder.map(({ outcome }) => outcome)).not.toContain('failed');
    }
  });

  it('is judged by what it says itself', () => {
    const expired = judgeAnswer(
      '401 Unauthorized',
      'WWW-Authenticate: Bearer error="invalid_token", error_description="The access token expired"',
    );
    expect(expired).toMatchObject({ cause: 'expired', confidence: 'likely' });
    expect(expired.ladder[0]).toMatchObject({ step: 'credential-sent', outcome: 'unknown' });
    const scope = judgeAnswer(
      '403 Forbidden',
      'WWW-Authenticate: Bearer error="insufficient_scope", scope="invoices:write"',
    );
    expect(scope).toMatchObject({ cause: 'insufficient-scope', confidence: 'certain' });
    expect(scope.headline).toContain('invoices:write');
  });

  it('is also that of a HAR from which the credentials were taken out', () => {
    const entry = (method: string, status: number, headers: object[]) => ({
      startedDateTime: '2026-01-15T11:59:00.000Z',
      time: 5,
      request: { method, url: 'https://api.example/orders', headers },
      response: { status, headers: [], content: { mimeType: '' } },
    });
    const text = JSON.stringify({
      log: {
        version: '1.2',
        creator: { name: 'WebInspector', version: '1' },
        entries: [
          entry('OPTIONS', 204, [
            { name: 'Access-Control-Request-Method', value: 'GET' },
            { name: 'Access-Control-Request-Headers', value: 'authorization' },
          ]),
          entry('GET', 401, [{ name: 'Origin', value: 'https://app.example' }]),
        ],
      },
    });
    const har = parseHar(text);
    if ('error' in har) throw new Error(har.error);
    expect(judge(har.exchanges)[0]).toMatchObject({ cause: 'token-refused', confidence: 'possible' });
  });
});

describe('a HAR without any credential', () => {
  const json = { name: 'Content-Type', value: 'application/json' };
  const entry = (method: string, path: string, status: number, text: string, headers: object[] = []) => ({
    startedDateTime: '2026-01-15T11:59:00.000Z',
    time: 5,
    request: {
      method,
      url: `https://api.example${path}`,
      headers: [],
      ...(method === 'POST' && { postData: { mimeType: 'application/json', text: '{"password":"x"}' } }),
    },
    response: {
      status,
      headers: [json, { name: 'Date', value: 'Thu, 15 Jan 2026 11:59:00 GMT' }, ...headers],
      content: { mimeType: 'application/json', text },
    },
  });
  const loggedIn = entry('POST', '/login', 200, '{"access_token":"b3f0a1c2d4e5f60718293a4b"}');
  const judgeHar = (...entries: object[]) => {
    const har = parseHar(
      JSON.stringify({ log: { version: '1.2', creator: { name: 'WebInspector', version: '1' }, entries } }),
    );
    if ('error' in har) throw new Error(har.error);
    return judge(har.exchanges).at(-1);
  };

  it('may have been saved without them: nothing about what was not sent is certain', () => {
    const refused = entry('GET', '/orders', 401, '{"message":"Unauthorized"}');
    for (const diagnosis of [judgeHar(refused), judgeHar(loggedIn, refused)]) {
      expect(diagnosis?.confidence).toBe('possible');
      expect(diagnosis?.next[0]).toMatch(/with sensitive data/);
      expect(diagnosis?.evidence.map(({ text }) => text).join()).toMatch(/left out when it was saved/);
    }
  });

  it('is believed where the answer itself says that nothing came', () => {
    const missing = entry('GET', '/orders', 401, '{"message":"No token provided"}');
    expect(judgeHar(loggedIn, missing)).toMatchObject({
      cause: 'token-known-not-attached',
      confidence: 'likely',
    });
  });

  it('is not, where the answer judges a token', () => {
    const signature = entry('GET', '/orders', 401, '{"message":"invalid signature"}');
    expect(judgeHar(loggedIn, signature)).toMatchObject({ cause: 'signature-invalid', confidence: 'likely' });
    const challenge = { name: 'WWW-Authenticate', value: 'Bearer error="invalid_token"' };
    expect(judgeHar(loggedIn, entry('GET', '/orders', 401, '', [challenge]))?.cause).toBe('token-refused');
  });

  it('in which somebody did send one tells who did not', () => {
    const cookie = {
      ...entry('GET', '/', 200, ''),
      request: { method: 'GET', url: 'https://api.example/', headers: [{ name: 'Cookie', value: 'a=b' }] },
    };
    const refused = entry('GET', '/orders', 401, '{"message":"No token provided"}');
    expect(judgeHar(cookie, loggedIn, refused)?.confidence).toBe('certain');
  });
});
