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
