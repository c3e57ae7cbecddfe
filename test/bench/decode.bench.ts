import { decodeJwt, decodeProtectedHeader } from 'jose';
import { jwtDecode } from 'jwt-decode';
import { decodeToken } from '../../src/core/jose/decode.ts';
import { holdSession } from '../../src/core/session/holder.ts';
import { atLeast, atMost, type Bench, ratioOf, timeOf } from './measure.ts';
import { sampleToken } from './samples.ts';

declare global {
  interface Uint8ArrayConstructor {
    fromBase64?(text: string, options: { alphabet: 'base64url' }): Uint8Array;
  }
}

const utf8 = new TextDecoder();
const bytesOf = (text: string): Uint8Array =>
  Uint8Array.fromBase64?.(text, { alphabet: 'base64url' }) ?? Buffer.from(text, 'base64url');

/** The least that any decoder does: two base64url texts to bytes, bytes to text, text to values. */
function decodeFloor(token: string): unknown {
  const [header = '', payload = ''] = token.split('.');
  return [JSON.parse(utf8.decode(bytesOf(header))), JSON.parse(utf8.decode(bytesOf(payload)))];
}

/** A thousand tokens take milliseconds: many short rounds, one of which no other process cuts in two. */
const rounds = 60;

export const decode: Bench = () => {
  const tokens = Array.from({ length: 1000 }, (_, index) => sampleToken(index));
  const all = (decodeOne: (token: string) => unknown) => () => tokens.map((token) => decodeOne(token));
  const ours = all(decodeToken);
  const theirs = all((token) => [decodeProtectedHeader(token), decodeJwt(token)]);
  return [
    atLeast('decode: speed against the floor', 1 / ratioOf(ours, all(decodeFloor), rounds), '×', 0.8),
    atLeast('decode: speed against jose', 1 / ratioOf(ours, theirs, rounds), '×', 1),
    atLeast(
      'decode: speed against jwt-decode',
      1 /
        ratioOf(
          ours,
          all((token) => [jwtDecode(token, { header: true }), jwtDecode(token)]),
          rounds,
        ),
      '×',
      1,
    ),
    atMost(
      'decode and audit 1,000 tokens',
      timeOf(() => audit(tokens)),
      'ms',
      50,
    ),
  ];
};

function audit(tokens: readonly string[]) {
  const holder = holdSession();
  holder.dispatch({ type: 'text-pasted', text: tokens.join('\n'), at: 1768478400000 });
  return holder.state.tokens.length;
}
