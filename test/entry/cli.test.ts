import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Scene } from '../../src/core/find/scene.ts';
import { buildScene } from '../../src/core/find/scene-building.ts';
import type { NewExchange } from '../../src/core/http/exchange.ts';
import { writeHar } from '../../src/core/http/har.ts';
import { readKeys } from '../../src/core/jose/key-reading.ts';
import { generateSigningKey, signToken } from '../../src/core/jose/sign.ts';
import { audit } from '../../src/entry/cli/audit.ts';
import { type Command, UsageError, type World } from '../../src/entry/cli/command.ts';
import { decode } from '../../src/entry/cli/decode.ts';
import { redact } from '../../src/entry/cli/redact.ts';
import { verify } from '../../src/entry/cli/verify.ts';

const now = Date.parse('2026-01-15T12:00:00Z');
const secret = 'the-secret-of-these-tests-is-long-enough';
const claims = {
  iss: 'https://id.example',
  aud: 'https://api.example',
  sub: 'u-1',
  iat: 1768478000,
  exp: 1768482000,
};

async function signed(header: Record<string, string> = { alg: 'HS256', typ: 'JWT' }): Promise<string> {
  const [key] = await readKeys(secret, { encoding: 'utf8' });
  if (key === undefined) throw new Error('no key');
  return signToken({ header, claims, key });
}

async function run(command: Command, args: string[], files: Record<string, string> = {}) {
  let out = '';
  let err = '';
  const written: Record<string, string> = {};
  const world: World = {
    readInput: async (path) => {
      const text = files[path];
      if (text === undefined) throw new UsageError(`${path}: cannot be read (ENOENT)`);
      return text;
    },
    isFile: (path) => path in files,
    writeFile: async (path, text) => {
      written[path] = text;
    },
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    progress: () => {},
    now: () => now,
  };
  const status = await command(args, world);
  return { status, out, err, written };
}

const refuses = (command: Command, args: string[], files?: Record<string, string>) =>
  expect(run(command, args, files)).rejects;

describe('claimcheck decode', () => {
  it('writes one object a token, with its place in the text', async () => {
    const token = await signed();
    const { status, out } = await run(decode, ['note.txt', '--json'], { 'note.txt': `see ${token} there` });
    expect(status).toBe(0);
    expect(JSON.parse(out)).toEqual({
      kind: 'unknown',
      format: 'jws',
      header: { alg: 'HS256', typ: 'JWT' },
      claims,
      problems: [],
      span: [4, 4 + token.length],
    });
  });

  it('decodes a broken token that is given as such, with its problems', async () => {
    const { out } = await run(decode, ['eyJhbGciOiJIUzI1NiJ9.e30', '--json']);
    const told = JSON.parse(out);
    expect(told.format).toBe('malformed');
    expect(told.problems.length).toBeGreaterThan(0);
  });

  it('decodes a JSON serialization whose header is not protected', async () => {
    const token = { payload: 'e30', header: { alg: 'HS256' }, signature: 'c2ln' };
    const { out } = await run(decode, ['-', '--json'], { '-': `${JSON.stringify(token, null, 2)}\n` });
    expect(JSON.parse(out)).toMatchObject({ format: 'jws', header: { alg: 'HS256' }, claims: {} });
    expect((await run(decode, ['-', '--json'], { '-': '{"hello":"world"}' })).out).toBe('');
  });

  it('does not take the name of a missing file, or any word, for a token', async () => {
    await refuses(decode, ['tokens/gone.txt']).toThrow(/^tokens\/gone\.txt: no such file$/);
    await refuses(decode, ['gone.jwt']).toThrow(/^gone\.jwt: no such file$/);
    await refuses(decode, ['hello']).toThrow('neither a file nor a token');
    await refuses(verify, ['gone.jwt', '--secret', 'x']).toThrow('no such file');
    // What was meant as a token is never repeated.
    await refuses(decode, ['eyJ_secret/part']).toThrow(/^(?!.*secret)/);
  });

  it('says so when there is no token', async () => {
    expect(await run(decode, ['-'], { '-': 'nothing here' })).toMatchObject({
      status: 0,
      out: '',
      err: 'No token found.\n',
    });
  });
});

describe('claimcheck verify', () => {
  it('keeps the signature and the time apart', async () => {
    const { status, out } = await run(
      verify,
      ['t', '--secret', secret, '--json', '--now', '2027-01-01T00:00:00Z'],
      {
        t: `${await signed()}\n`,
      },
    );
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      outcome: 'verified',
      alg: 'HS256',
      time: 'expired',
      key: { source: 'supplied' },
    });
  });

  it('fails with another secret, and shows no more than the beginning of the token', async () => {
    const token = await signed();
    const { status, out } = await run(verify, ['t', '--secret', `${secret}!`, '--json'], { t: token });
    expect(status).toBe(1);
    const told = JSON.parse(out);
    expect(told).toMatchObject({ outcome: 'failed', code: 'signature-mismatch', time: 'in-window' });
    expect(told.token).toBe(`${token.slice(0, 16)}…`);
    expect(out).not.toContain(token.slice(0, 30));
  });

  it('forgives nothing but the final line end', async () => {
    const { status, out } = await run(verify, ['t', '--secret', secret, '--json'], {
      t: ` ${await signed()}`,
    });
    expect(status).toBe(1);
    expect(JSON.parse(out).outcome).not.toBe('verified');
  });

  it('takes only the last line end from a file with a secret', async () => {
    const outcome = async (text: string, ...more: string[]) =>
      JSON.parse(
        (await run(verify, ['t', '--key', 'k', '--json', ...more], { t: await signed(), k: text })).out,
      ).outcome;
    expect(await outcome(secret)).toBe('verified');
    expect(await outcome(`${secret}\n`)).toBe('verified');
    expect(await outcome(`${secret}\r\n`)).toBe('verified');
    expect(await outcome(`${secret} \n`)).toBe('failed');
    expect(await outcome(`${secret}\n\n`)).toBe('failed');
    expect(await outcome(Buffer.from(secret).toString('base64'), '--secret-encoding', 'base64')).toBe(
      'verified',
    );
    const jwk = JSON.stringify({ kty: 'oct', k: Buffer.from(secret).toString('base64url') });
    expect(await outcome(jwk, '--secret-encoding', 'base64')).toBe('verified');
  });

  it('takes a secret that begins with a dash', async () => {
    const [key] = await readKeys('-x--secret', { encoding: 'utf8' });
    if (key === undefined) throw new Error('no key');
    const t = await signToken({ header: { alg: 'HS256' }, claims, key });
    expect(await run(verify, ['t', '--secret', '-x--secret', '--json'], { t })).toMatchObject({ status: 0 });
    await refuses(verify, ['t', '--secret', '--json'], { t }).toThrow(/--secret/);
    await refuses(verify, ['t', '--leeway', '-5'], { t }).toThrow('--leeway: a number of seconds');
  });

  it('refuses an expectation that no token could meet', async () => {
    const t = await signed();
    const refusal = (...args: string[]) => refuses(verify, ['t', '--secret', secret, ...args], { t });
    await refusal('--alg', 'RS265').toThrow(/^--alg: RS265 is no signature algorithm/);
    await refusal('--alg', 'HS256,RS256').toThrow('--alg RS256 --alg ES256');
    for (const leeway of ['', 'x', '1e3', 'Infinity', '-1'])
      await refusal(`--leeway=${leeway}`).toThrow('--leeway: a number of seconds');
    expect(
      await run(verify, ['t', '--secret', secret, '--alg', 'HS256', '--leeway', '30'], { t }),
    ).toMatchObject({ status: 0 });
  });

  it('does not pass an SD-JWT whose key binding is another’s', async () => {
    const issuer = await generateSigningKey('ES256');
    const holder = await generateSigningKey('ES256');
    const jwt = await signToken({
      header: { alg: 'ES256', typ: 'dc+sd-jwt' },
      claims: { cnf: { jwk: { ...holder.publicJwk } as never } },
      key: issuer.privateKey,
    });
    const bind = async (key: typeof holder.privateKey) => {
      const sd_hash = createHash('sha256').update(`${jwt}~`).digest('base64url');
      const header = { alg: 'ES256', typ: 'kb+jwt' };
      const t = `${jwt}~${await signToken({ header, claims: { iat: 1, aud: 'a', nonce: 'n', sd_hash }, key })}`;
      return run(verify, ['t', '--key', 'k', '--json'], { t, k: JSON.stringify(issuer.publicJwk) });
    };
    expect(await bind(holder.privateKey)).toMatchObject({ status: 0, err: '' });
    const stolen = await bind(issuer.privateKey);
    expect(JSON.parse(stolen.out).outcome).toBe('verified');
    expect(stolen).toMatchObject({ status: 1 });
    expect(stolen.err).toContain('key binding: The signature is not made with the holder’s key');
  });

  it('warns of what is weak, and verifies it all the same', async () => {
    const [key] = await readKeys('short', { encoding: 'utf8' });
    if (key === undefined) throw new Error('no key');
    const t = await signToken({ header: { alg: 'HS256' }, claims, key });
    const { status, err } = await run(verify, ['t', '--secret', 'short', '--json'], { t });
    expect(status).toBe(0);
    expect(err).toMatch(/^warning: .*40 bits/);
  });

  it('tells what the API would not accept', async () => {
    const { status, err } = await run(verify, ['t', '--secret', secret, '--audience', 'other'], {
      t: await signed(),
    });
    expect(status).toBe(1);
    expect(err).toMatch(/aud/);
  });

  it('names the file of a key that cannot be read, never its text', async () => {
    const files = {
      t: await signed(),
      'broken.pem': '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----',
    };
    await refuses(verify, ['t', '--key', 'broken.pem'], files).toThrow(/^broken\.pem: (?!.*AAAA)/);
  });
});

describe('claimcheck audit', () => {
  const scene: Scene = {
    title: 'an expired token, refused',
    tokens: { t: { header: { alg: 'HS256', typ: 'at+jwt' }, claims: { ...claims, exp: 1768478220 } } },
    exchanges: [
      { request: 'GET https://app.example/', status: 200 },
      {
        request: 'GET https://api.example/orders?access_token=$t',
        requestHeaders: ['Authorization: Bearer $t'],
        status: 401,
        responseHeaders: [
          'Date: Thu, 15 Jan 2026 12:00:00 GMT',
          'WWW-Authenticate: Bearer error="invalid_token"',
        ],
      },
    ],
  };
  const { exchanges, tokens } = buildScene(scene);
  const har = writeHar(exchanges as readonly NewExchange[]);
  const auditJson = async (args: string[] = []) => {
    const { status, out } = await run(audit, ['c.har', '--format', 'json', ...args], { 'c.har': har });
    return { status, out, document: JSON.parse(out) };
  };

  it('writes the document of the contract', async () => {
    const { status, document } = await auditJson();
    expect(status).toBe(1);
    expect(Object.keys(document)).toEqual([
      'schemaVersion',
      'tool',
      'captures',
      'tokens',
      'findings',
      'diagnoses',
    ]);
    expect(document.tokens[0]).toMatchObject({
      id: '0.0',
      kind: 'access',
      format: 'jws',
      alg: 'HS256',
      signature: 'not-checked',
    });
    expect(document.diagnoses).toHaveLength(1);
    expect(document.diagnoses[0]).toMatchObject({
      entry: 1,
      status: 401,
      cause: 'expired',
      rightStatus: 401,
      confidence: 'certain',
    });
    expect(document.findings.map(({ rule }: { rule: string }) => rule)).toContain('token-in-url');
  });

  it('leaves tokens, signatures and claim values out unless they are asked for', async () => {
    const { out } = await auditJson();
    const token = tokens.get('t') ?? 'no token';
    expect(out).not.toContain(token.split('.')[1]);
    expect(out).not.toContain('u-1');
    expect((await auditJson(['--show-values'])).out).toContain('u-1');
  });

  it('fails only at or above the bar', async () => {
    expect((await auditJson(['--fail-on', 'critical'])).status).toBe(0);
    expect((await auditJson(['--fail-on', 'never'])).status).toBe(0);
  });

  it('counts entries as the capture does, also behind one that cannot be read', async () => {
    const broken = JSON.parse(har);
    broken.log.entries.unshift({ nothing: true });
    const { out } = await run(audit, ['c.har', '--format', 'json'], { 'c.har': JSON.stringify(broken) });
    expect(JSON.parse(out).diagnoses[0].entry).toBe(2);
  });

  it('refuses what is no HAR in one line that names the file', async () => {
    const cut = await run(audit, ['c.har', '--format', 'json'], { 'c.har': har.slice(0, 200) });
    expect(cut).toMatchObject({ status: 2, out: '' });
    expect(cut.err).toMatch(/^claimcheck: c\.har: [^\n]+\n$/);
    await refuses(audit, ['c.har', '--format', 'xml'], { 'c.har': har }).toThrow('--format');
  });

  it('does the rest where one capture cannot be read, and says so at the end', async () => {
    const files = { 'a.har': har, 'broken.har': '{', 'b.har': har };
    const args = ['a.har', 'broken.har', 'none.har', 'b.har'];
    const lines = await run(audit, [...args, '--format', 'ndjson', '--fail-on', 'never'], files);
    expect(lines.status).toBe(2);
    const captures = lines.out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).captures);
    expect(captures).toEqual([['a.har'], ['b.har']]);
    expect(lines.err).toMatch(/^claimcheck: broken\.har: .+\nclaimcheck: none\.har: .+\n$/);
    const { out } = await run(audit, [...args, '--format', 'json'], files);
    expect(JSON.parse(out).captures).toEqual(['a.har', 'b.har']);
    expect(JSON.parse(out).tokens.map(({ id }: { id: string }) => id)).toEqual(['0.0', '1.0']);
  });

  it('writes each line of ndjson before the next capture is read', async () => {
    const told: string[] = [];
    const world: World = {
      readInput: async (path) => {
        told.push(`read ${path}`);
        return har;
      },
      isFile: () => true,
      writeFile: async () => {},
      out: (text) => {
        if (text !== '') told.push('wrote');
      },
      err: () => {},
      progress: () => {},
      now: () => now,
    };
    await audit(['a.har', 'b.har', '--format', 'ndjson'], world);
    expect(told).toEqual(['read a.har', 'wrote', 'read b.har', 'wrote']);
  });

  it('tells how far it is once it takes longer than a second', async () => {
    const told: string[] = [];
    let time = now;
    const world: World = {
      readInput: async () => {
        time += 600;
        return har;
      },
      isFile: () => true,
      writeFile: async () => {},
      out: () => {},
      err: () => {},
      progress: (text) => told.push(text),
      now: () => time,
    };
    await audit(['a.har', 'b.har', 'c.har'], world);
    expect(told).toEqual(['2 of 3 captures: c.har', '']);
  });

  it('counts no finding that is waived, until the waiver ends', async () => {
    const waivers = JSON.stringify([
      {
        rule: 'token-in-url',
        place: 'https://api.example url',
        reason: 'links that work once',
        until: '2026-02-01',
      },
    ]);
    const files = { 'c.har': har, 'waivers.json': waivers };
    const args = ['c.har', '--waivers', 'waivers.json', '--format', 'json'];
    const waived = await run(audit, args, files);
    expect(waived.status).toBe(0);
    expect(JSON.parse(waived.out).findings).toContainEqual(
      expect.objectContaining({ rule: 'token-in-url', waived: true, reason: 'links that work once' }),
    );
    const ended = await run(audit, [...args, '--now', '2026-03-01T00:00:00Z'], files);
    expect(ended.status).toBe(1);
    expect(ended.err).toContain('The waiver of token-in-url at https://api.example url has ended.');
    const other = waivers.replace('api.example', 'other.example');
    expect((await run(audit, args, { ...files, 'waivers.json': other })).err).toContain('fits nothing');
  });

  it('counts only what a saved report does not list', async () => {
    const { out } = await auditJson();
    const files = { 'later.har': har.replaceAll('2026-01-15T12', '2026-01-15T13'), 'saved.json': out };
    const args = ['later.har', '--baseline', 'saved.json', '--format', 'json'];
    const same = await run(audit, args, files);
    expect(same.status).toBe(0);
    expect(JSON.parse(same.out).findings.every(({ known }: { known: boolean }) => known)).toBe(true);
    const saved = JSON.parse(out);
    saved.findings = saved.findings.filter(({ rule }: { rule: string }) => rule !== 'token-in-url');
    expect((await run(audit, args, { ...files, 'saved.json': JSON.stringify(saved) })).status).toBe(1);
    await refuses(audit, args, { ...files, 'saved.json': '{}' }).toThrow(/^saved\.json: no report/);
  });

  it('names the waivers file and the member that it cannot use', async () => {
    const files = { 'c.har': har, w: '[{"rule": "alg-none", "place": "*"}]' };
    await refuses(audit, ['c.har', '--waivers', 'w'], files).toThrow('w: [0].reason: a text is needed');
  });

  it('judges what curl printed like the same exchange in a HAR', async () => {
    const token = tokens.get('t') ?? '';
    const text = [
      `$ curl -i 'https://api.example/orders?access_token=${token}' -H 'Authorization: Bearer ${token}'`,
      'HTTP/2 401 ',
      'date: Thu, 15 Jan 2026 12:00:00 GMT',
      'www-authenticate: Bearer error="invalid_token"',
      '',
      '',
    ].join('\n');
    const { status, out, err } = await run(audit, ['-', '--format', 'json'], { '-': text });
    const { document } = await auditJson();
    const [pasted] = JSON.parse(out).diagnoses;
    expect(pasted).toEqual({
      ...document.diagnoses[0],
      capture: '-',
      entry: 0,
      summary: pasted.summary,
      ladder: pasted.ladder,
    });
    expect(pasted.summary).toMatch(/^Expired 3 min/);
    expect(pasted.ladder.map(({ outcome }: { outcome: string }) => outcome)).toEqual(
      document.diagnoses[0].ladder.map(({ outcome }: { outcome: string }) => outcome),
    );
    expect(status).toBe(1);
    expect(err).toBe('');
  });

  it('says what a pasted answer leaves open, on standard error', async () => {
    const { err } = await run(audit, ['a.txt', '--format', 'json'], {
      'a.txt': 'HTTP/1.1 403 Forbidden\n\n',
    });
    expect(err).toContain('a.txt: Only an answer was pasted.');
  });
});

describe('claimcheck redact', () => {
  const token = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1LTEifQ.c2lnbmF0dXJlLXNpZ25hdHVyZQ';
  const { exchanges } = buildScene({
    title: 'a call',
    exchanges: [
      {
        request: 'GET https://api.example/orders',
        requestHeaders: [`Authorization: Bearer ${token}`, 'Cookie: sid=cookie-secret'],
        status: 200,
      },
    ],
  });
  const files = { 'c.har': writeHar(exchanges as readonly NewExchange[]) };

  it('writes a capture without signature and secret, and says what it took', async () => {
    const { status, out, err, written } = await run(redact, ['c.har', '-o', 'out.har'], files);
    expect({ status, out }).toEqual({ status: 0, out: '' });
    expect(written['out.har']).not.toMatch(/c2lnbmF0dXJl|cookie-secret/);
    expect(written['out.har']).toContain('eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1LTEifQ.REDACTED1');
    expect(err).toContain(
      'Requests: 1. Tokens without signature: 1. Values replaced: 1. Bodies left out: 0.',
    );
    expect(err).toContain('  cookie sid: 1\n');
  });

  it('writes to standard output where that is asked for', async () => {
    const { out, written } = await run(redact, ['c.har', '-o', '-'], files);
    expect(JSON.parse(out).log.entries).toHaveLength(1);
    expect(written).toEqual({});
  });

  it('never writes over the capture, and needs to be told where to write', async () => {
    await refuses(redact, ['c.har', '-o', 'c.har'], files).toThrow('is the capture itself');
    await refuses(redact, ['c.har'], files).toThrow('-o OUT.har');
    await refuses(redact, ['none.har', '-o', 'o'], files).toThrow('none.har');
  });
});
