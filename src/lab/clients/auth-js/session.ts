/** The session cookie of Auth.js as the browser holds it, and how it is spoilt on purpose. */
import { decode, encode } from '@auth/core/jwt';
import type { SessionFault } from './faults.ts';

const name = 'authjs.session-token';
const attributes = 'Path=/; HttpOnly; SameSite=Lax';
/** Seconds. */
const hour = 3600;

const isPair = (pair: readonly string[]): pair is [string, string] => pair.length === 2;

/** The chunks in their order, each with its name. */
function chunksOf(request: Request): [string, string][] {
  const pairs = (request.headers.get('cookie') ?? '').split('; ').map((pair) => pair.split('='));
  return pairs
    .filter(isPair)
    .filter(([one]) => one.startsWith(name))
    .sort(([a], [b]) => Number(a.split('.')[2]) - Number(b.split('.')[2]));
}

const keep = ([one, value]: readonly [string, string]) => `${one}=${value}; ${attributes}`;
const drop = ([one]: readonly [string, string]) => `${one}=; Max-Age=0; ${attributes}`;

/** The `Set-Cookie` values that leave the browser with a session that is broken. */
export async function spoilSession(
  request: Request,
  { spoil }: SessionFault,
  secret: string,
): Promise<readonly string[]> {
  const chunks = chunksOf(request);
  if (spoil === 'chunk-gone') return chunks.slice(1, 2).map(drop);
  if (spoil === 'tampered') return chunks.slice(1, 2).map(([one, value]) => keep([one, swapEnd(value)]));
  const whole = chunks.map(([, value]) => value).join('');
  const token = (await decode({ token: whole, secret, salt: name })) ?? {};
  const expired = await encode({ token, secret, salt: name, maxAge: -hour });
  const size = chunks[0]?.[1].length ?? expired.length;
  return chunks.map(([one], at) => keep([one, expired.slice(at * size, (at + 1) * size)]));
}

/** The same length, another text: of a ciphertext, and so no longer what its tag was made over (RFC 7516 §5.2). */
const swapEnd = (text: string) => [...text.slice(0, -8), ...[...text.slice(-8)].reverse()].join('');
