/** A request with cookies, but without the one with which its route was accepted. */
import { describe, expect, it } from 'vitest';
import { sceneNow, tokenWith } from '../../../src/core/diagnose/example-scenes.ts';
import type { SceneExchange } from '../../../src/core/find/scene.ts';
import { judgeScene } from './judge-capture.ts';

const app = 'http://localhost:3000';
const other = '_session=V1StGXR8_Z5jdHi6B-myT';
/** An encrypted session, in two cookies as Auth.js cuts it. */
const chunks = [
  `authjs.session-token.0=eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2Q0JDLUhTNTEyIn0..${'i'.repeat(22)}.${'c'.repeat(64)}`,
  `authjs.session-token.1=${'d'.repeat(64)}.${'t'.repeat(43)}`,
];
const session = chunks.join('; ');

const get = (path: string, status: number, cookie: string, at: number): SceneExchange => ({
  request: `GET ${app}${path}`,
  requestHeaders: [`Cookie: ${cookie}`, 'Sec-Fetch-Site: same-origin'],
  status,
  resourceType: 'fetch',
  at,
});
const setting = (attributes: string, values: readonly string[] = chunks): SceneExchange => ({
  request: `GET ${app}/auth/callback/provider?code=0123456789`,
  requestHeaders: [`Cookie: ${other}`],
  status: 302,
  responseHeaders: [`Location: ${app}/`, ...values.map((pair) => `Set-Cookie: ${pair}; ${attributes}`)],
  resourceType: 'document',
  at: -40,
});
const page = get('/', 200, other, -50);
const used = get('/api/orders', 200, `${other}; ${session}`, -30);
const refused = get('/api/orders', 401, other, 0);

async function judgeLast(...exchanges: SceneExchange[]) {
  const tokens = { token: tokenWith({ exp: sceneNow + 900 }) };
  const { diagnoses } = await judgeScene({ title: '', tokens, exchanges });
  return diagnoses.get(exchanges.length - 1);
}

describe('a session cookie that is gone, beside another cookie of the host', () => {
  it('was not sent: the other one was never what the route accepted', async () => {
    const diagnosis = await judgeLast(page, used, refused);
    expect(diagnosis).toMatchObject({ cause: 'no-credentials', confidence: 'likely' });
    expect(diagnosis?.headline).toContain('authjs.session-token.0');
    expect(diagnosis?.ladder[0]).toMatchObject({ step: 'credential-sent', outcome: 'failed' });
    expect(diagnosis?.evidence.map(({ text }) => text).join(' ')).toContain('_session');
    const revoked = diagnosis?.rivals.find(({ cause }) => cause === 'revoked');
    expect(revoked?.because).toBe('No credential was sent.');
  });

  it('has expired where the answer that set it told its age', async () => {
    const diagnosis = await judgeLast(page, setting('Path=/; HttpOnly; Max-Age=35'), used, refused);
    expect(diagnosis).toMatchObject({
      cause: 'cookie-not-sent',
      headline: 'Cookie authjs.session-token.0 was not sent: the cookie has expired',
    });
  });

  it('was taken out of the browser where nothing else kept it back', async () => {
    const diagnosis = await judgeLast(page, setting('Path=/; HttpOnly'), used, refused);
    expect(diagnosis).toMatchObject({ cause: 'cookie-not-sent', confidence: 'likely' });
    expect(diagnosis?.headline).toContain('the browser seems to have it no longer');
  });

  it('was deleted by the app, and no other cookie of the jar is named for it', async () => {
    const deleted = setting('Path=/; Max-Age=0', [
      'authjs.session-token.0=',
      'authjs.session-token.1=',
      '_interaction=0123456789abcdefgh; HttpOnly',
    ]);
    const diagnosis = await judgeLast(page, used, { ...deleted, at: -20 }, refused);
    expect(diagnosis?.cause).toBe('no-credentials');
    expect(diagnosis?.headline).toContain('authjs.session-token.0');
  });

  it('was not sent either where it is opaque and went along alone before', async () => {
    const alone = get('/api/orders', 200, 'sid=0123456789abcdef', -35);
    const both = get('/api/orders', 200, `${other}; sid=0123456789abcdef`, -30);
    expect((await judgeLast(page, alone, both, refused))?.cause).toBe('no-credentials');
  });
});

describe('a cookie that may be the credential', () => {
  it('is refused itself where the route accepted it without another', async () => {
    expect((await judgeLast(get('/api/orders', 200, other, -50), used, refused))?.cause).toBe('revoked');
  });

  it('is refused itself where the other one is not known for a credential', async () => {
    const both = get('/api/orders', 200, `_hjSession_1=0123456789; ${other}`, -30);
    expect((await judgeLast(page, both, refused))?.cause).toBe('revoked');
  });

  it('is refused itself where it did not go along with what was accepted', async () => {
    const stranger = get('/api/orders', 401, 'admin_session=0123456789abcdef', 0);
    expect((await judgeLast(page, used, stranger))?.cause).toBe('token-refused');
  });

  it('is refused itself where a part of the session is still there', async () => {
    const part = get('/api/orders', 401, `${other}; ${chunks[0]}`, 0);
    expect((await judgeLast(page, used, part))?.cause).toBe('malformed-token');
  });

  it('is refused itself where the answer names the fault of what it got', async () => {
    const expired = { ...refused, responseBody: '{"message":"Session expired"}' };
    const diagnosis = await judgeLast(page, used, expired);
    expect(diagnosis?.ladder[0]).toMatchObject({ step: 'credential-sent', outcome: 'passed' });
  });

  it('is refused itself on another route', async () => {
    const diagnosis = await judgeLast(page, used, get('/admin', 401, other, 0));
    expect(diagnosis?.ladder[0]).toMatchObject({ step: 'credential-sent', outcome: 'passed' });
  });
});
