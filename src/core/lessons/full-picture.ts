/** The session way and the token way side by side, from the login to the end. */
import { generateSigningKey, signToken } from '../jose/sign.ts';
import { type Actor, type Message, type Run, run, type Sequence, tellToken } from './sequence.ts';

export interface Stage {
  readonly id: 'login' | 'store' | 'send' | 'verify' | 'expire' | 'refresh' | 'logout';
  readonly name: string;
  readonly session: string;
  readonly token: string;
}

export const stages: readonly Stage[] = [
  {
    id: 'login',
    name: 'Log in',
    session: 'The server writes down who you are and gives you a number.',
    token: 'The issuer writes who you are on a token and signs it.',
  },
  {
    id: 'store',
    name: 'Store',
    session: 'The browser keeps the number in a cookie. HttpOnly hides it from scripts.',
    token: 'The page keeps the token: in memory, in web storage, or in a cookie. Each has its own risk.',
  },
  {
    id: 'send',
    name: 'Send',
    session: 'The cookie goes along by itself, also where another site started the request (CSRF).',
    token: 'The page puts the token into Authorization. A token in a cookie goes along by itself as well.',
  },
  {
    id: 'verify',
    name: 'Verify',
    session: 'Look the number up in the store. Every server needs the same store.',
    token: 'Check the signature, then time and recipient. No look-up: any server with the key can do it.',
  },
  {
    id: 'expire',
    name: 'Expire',
    session: 'The server forgets the number. The next request gets 401.',
    token: 'exp has passed. The next request gets 401, on every server alike.',
  },
  {
    id: 'refresh',
    name: 'Refresh',
    session: 'Each request can push the end back. Once it is over: log in again.',
    token: 'The refresh token gets a new access token, and is replaced itself (rotation).',
  },
  {
    id: 'logout',
    name: 'Log out',
    session: 'The server deletes its note. It is over at once, everywhere.',
    token: 'The refresh token ends. The access token works until exp, unless it is looked up in a blocklist.',
  },
];

/** What stands on the messages of both ways, apart from what really travels. */
export const wayWords = {
  browser: 'Browser',
  server: 'Server',
  store: 'Store',
  issuer: 'Issuer',
  api: 'API',
  nameAndPassword: 'name + password',
  isAda: (number: string) => `${number} is Ada`,
  whoIs: (number: string) => `who is ${number}?`,
  deleted: (number: string) => `later: ${number} deleted`,
  nobody: 'nobody',
  again: 'log in again',
  andRefreshToken: 'and a refresh token',
  noLookUp: 'signature, exp, aud: no look-up',
  minutesLater: 'five minutes later',
  refreshToken: (number: number) => `refresh token ${number}`,
  rotates: '1 ends, 2 begins',
  andNext: (number: number) => `and refresh token ${number}`,
};
export type WayWords = typeof wayWords;

const browserOf = ({ browser }: WayWords): Actor => ({ id: 'browser', name: browser, icon: 'browser' });

const message = (from: string, to: string, ...runs: Run[]): Message => ({ from, to, runs, tone: 'plain' });
const refused = (from: string, to: string, ...runs: Run[]): Message => ({ from, to, runs, tone: 'bad' });

/** The cookie's number is only short for the drawing: real ones have at least 128 random bits. */
export function sessionWay(words: WayWords = wayWords): Sequence {
  const short = '7f3c…';
  const number = run(`sid=${short}`, 'code');
  const ask = (store: string) => message('server', 'store', run(store));
  return {
    actors: [
      browserOf(words),
      { id: 'server', name: words.server, icon: 'server' },
      { id: 'store', name: words.store, icon: 'store' },
    ],
    messages: [
      message('browser', 'server', run('POST /login', 'strong'), run(` ${words.nameAndPassword}`)),
      message('server', 'store', run(words.isAda(short))),
      message('server', 'browser', run('200', 'good'), run(' Set-Cookie: '), number),
      message('browser', 'server', run('GET /invoices', 'strong'), run(' '), number),
      ask(words.whoIs(short)),
      message('store', 'server', run('Ada')),
      message('server', 'browser', run('200', 'good')),
      message('store', 'store', run(words.deleted(short))),
      message('browser', 'server', run('GET /invoices', 'strong'), run(' '), number),
      ask(words.whoIs(short)),
      refused('store', 'server', run(words.nobody)),
      refused('server', 'browser', run('401', 'bad'), run(` ${words.again}`)),
    ],
  };
}

/** With a token that is really signed. @param now seconds since the epoch */
export async function tokenWay(now: number, words: WayWords = wayWords): Promise<Sequence> {
  const { privateKey } = await generateSigningKey('ES256', 'tidewater-1');
  const token = async (issued: number) =>
    tellToken(
      await signToken({
        header: { alg: 'ES256', kid: 'tidewater-1', typ: 'at+jwt' },
        claims: {
          iss: 'https://id.tidewater.example/',
          sub: 'ada',
          aud: 'https://api.tidewater.example',
          iat: issued,
          exp: issued + 300,
        },
        key: privateKey,
      }),
    );
  const [first, second] = [await token(now), await token(now + 300)];
  return {
    actors: [
      browserOf(words),
      { id: 'issuer', name: words.issuer, icon: 'server' },
      { id: 'api', name: words.api, icon: 'server' },
    ],
    messages: [
      message('browser', 'issuer', run('POST /login', 'strong'), run(` ${words.nameAndPassword}`)),
      message('issuer', 'browser', run('200', 'good'), run(' '), ...first, run(` ${words.andRefreshToken}`)),
      message('browser', 'api', run('GET /invoices', 'strong'), run(' '), ...first),
      message('api', 'api', run(words.noLookUp)),
      message('api', 'browser', run('200', 'good')),
      message('browser', 'browser', run(words.minutesLater)),
      message('browser', 'api', run('GET /invoices', 'strong'), run(' '), ...first),
      refused('api', 'browser', run('401', 'bad'), run(' invalid_token')),
      message('browser', 'issuer', run('POST /token', 'strong'), run(` ${words.refreshToken(1)}`)),
      message('issuer', 'issuer', run(words.rotates)),
      message('issuer', 'browser', run('200', 'good'), run(' '), ...second, run(` ${words.andNext(2)}`)),
      message('browser', 'api', run('GET /invoices', 'strong'), run(' '), ...second),
      message('api', 'browser', run('200', 'good')),
    ],
  };
}
