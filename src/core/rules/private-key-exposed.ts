import type { Exchange } from '../http/exchange.ts';
import { essenceOf } from '../http/media-type.ts';
import { hostOf } from '../http/url.ts';
import { isJsonObject, type JsonValue, ownString, parseJson } from '../jose/json.ts';
import { rfc } from '../spec/reference.ts';
import { defineRule } from './rule.ts';

/** Pages and scripts quote keys as examples, and libraries hold their frames; an answer in data does not. */
const quoting = /html|javascript|ecmascript|css|markdown|xml/;
/** Key material between the frames, and not a placeholder: `...`, an ellipsis, a variable. */
const pem = /-----BEGIN (?:RSA |EC )?PRIVATE KEY-----(?:\\n|\\r|\s)*[A-Za-z0-9+/]{40}/;
const longestJson = 262_144;
/** A private member `d` that is no placeholder: 32 bytes at least. */
const shortestMember = 42;

export default defineRule({
  id: 'private-key-exposed',
  category: 'crypto',
  subject: 'exchange',
  severity: 'critical',
  title: 'A private key is handed out',
  why: 'Whoever has it can sign what the others take for genuine, or read what was encrypted for its owner.',
  fix: 'Take it out of the answer, replace the key pair, and publish the public half only.',
  spec: [rfc(7517, '9.2', 'MUST')],
  messages: {
    pem: '{host} answers with a private key in PEM.',
    jwk: '{host} answers with a JWK that has its private member d.',
  },
  check(exchange, _context, report) {
    const text = textOf(exchange);
    if (text === '') return;
    const message =
      text.includes(' PRIVATE KEY-----') && pem.test(text) ? 'pem' : holdsPrivateJwk(text) ? 'jwk' : null;
    if (message === null) return;
    const host = hostOf(exchange.request.url);
    report({
      message,
      data: { host },
      evidence: [
        { text: 'The key stands in the answer', place: { kind: 'response-body', exchange: exchange.id } },
      ],
    });
  },
  examples: {
    good: [
      {
        title: 'public keys',
        exchanges: [
          {
            request: 'GET https://id.example/jwks',
            status: 200,
            responseBody:
              '{"keys":[{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"}]}',
          },
        ],
      },
      {
        title: 'a library that knows the frame',
        exchanges: [
          {
            request: 'GET https://app.example/jose.js',
            status: 200,
            responseHeaders: ['Content-Type: text/javascript'],
            responseBody: 'const begin = "-----BEGIN PRIVATE KEY-----";',
          },
        ],
      },
    ],
    bad: [
      {
        title: 'a key set with the private halves',
        expect: 'jwk',
        exchanges: [
          {
            request: 'GET https://id.example/jwks',
            status: 200,
            // The example of RFC 7515 Appendix A.3.
            responseBody:
              '{"keys":[{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","d":"jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI"}]}',
          },
        ],
      },
      {
        title: 'PEM in JSON',
        expect: 'pem',
        exchanges: [
          {
            request: 'GET https://app.example/config',
            status: 200,
            responseBody: `{"key":"-----BEGIN PRIVATE KEY-----\\n${'MIGHAgEAMBMGByqGSM49'.repeat(3)}\\n"}`,
          },
        ],
      },
    ],
  },
});

function textOf({ response }: Exchange): string {
  const { body } = response;
  if (body.state !== 'text' || response.status !== 200 || quoting.test(essenceOf(body.mediaType))) return '';
  return body.text;
}

function holdsPrivateJwk(text: string): boolean {
  if (text.length > longestJson || !text.includes('"kty"') || !text.includes('"d"')) return false;
  const { value } = parseJson(text);
  const queue: (JsonValue | undefined)[] = [value];
  for (let next = 0; next < queue.length && next < 2000; next += 1) {
    const item = queue[next];
    if (Array.isArray(item)) queue.push(...item.slice(0, 200));
    if (!isJsonObject(item)) continue;
    if (ownString(item, 'kty') !== '' && ownString(item, 'd').length >= shortestMember) return true;
    queue.push(...Object.values(item).slice(0, 200));
  }
  return false;
}
