import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '../../../src/core/http/exchange.ts';
import { asCurl } from '../../../src/core/report/as-curl.ts';

const token = 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJhbm5hIn0.c2lnbmF0dXJlLW9mLWFubmE';

function request(parts: Partial<HttpRequest>): HttpRequest {
  return { method: 'GET', url: 'https://api.example/orders', headers: [], body: { state: 'none' }, ...parts };
}

/** The words that a real shell makes of the command; `curl` itself is replaced by printf. */
function wordsOf(command: string): string[] {
  const script = command.replace(/^curl/, "printf '%s\\0'");
  return execFileSync('bash', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
}

describe('copy as cURL', () => {
  it('leaves out what gives access, and keeps scheme and cookie names', () => {
    const command = asCurl(
      request({
        url: `https://anna:pw@api.example/o?page=2&access_token=${token}&x=${token}`,
        headers: [
          { name: 'Authorization', value: `Bearer ${token}` },
          { name: 'Cookie', value: `sid=s3cr3t; theme=dark` },
          { name: 'X-Api-Key', value: 'k-12345' },
          { name: 'X-Trace', value: `seen ${token} here` },
          { name: 'Accept', value: 'application/json' },
        ],
      }),
    );
    for (const secret of ['eyJ', 's3cr3t', 'k-12345', 'anna:pw', 'c2lnbmF0dXJl']) {
      expect(command).not.toContain(secret);
    }
    expect(wordsOf(command)).toEqual([
      '--url',
      'https://REDACTED@api.example/o?page=2&access_token=REDACTED&x=REDACTED',
      '-H',
      'Authorization: Bearer REDACTED',
      '-H',
      'Cookie: sid=REDACTED; theme=REDACTED',
      '-H',
      'X-Api-Key: REDACTED',
      '-H',
      'X-Trace: seen REDACTED here',
      '-H',
      'Accept: application/json',
    ]);
  });

  it.each([
    [
      'form',
      'application/x-www-form-urlencoded',
      'user=anna&password=hunter2&code=abc',
      'user=anna&password=REDACTED&code=REDACTED',
    ],
    [
      'JSON',
      'application/json',
      '{"user":"anna","password":"hun\\"ter2"}',
      '{"user":"anna","password":"REDACTED"}',
    ],
    ['cut-off JSON', 'application/json', '{"client_secret": "hunter2', '{"client_secret": "REDACTED"'],
    [
      'nested JSON',
      'application/json',
      '{"credentials":{"pin":1},"list":[{"apiKeys":["k"]}],"__proto__":{"a":1}}',
      '{"credentials":"REDACTED","list":[{"apiKeys":"REDACTED"}],"__proto__":{"a":1}}',
    ],
    ['a number', 'application/json', '{"otp":123456,"n":1}', '{"otp":"REDACTED","n":1}'],
    ['multipart', 'multipart/form-data; boundary=x', '--x\r\nhunter2', 'REDACTED'],
  ])('hides secrets in a %s body', (_, mediaType, text, expected) => {
    const command = asCurl(
      request({ method: 'POST', body: { state: 'text', text, mediaType, length: text.length } }),
    );
    expect(wordsOf(command).at(-1)).toBe(expected);
  });

  it.each([
    ['Basic dXNlcjpwYXNzd29yZA==', 'Basic REDACTED'],
    ['opaque-without-scheme', 'REDACTED'],
    ['Bearer', 'REDACTED'],
  ])('hides the credentials of %s', (value, expected) => {
    const command = asCurl(request({ headers: [{ name: 'Authorization', value }] }));
    expect(wordsOf(command).at(-1)).toBe(`Authorization: ${expected}`);
  });

  it('hides a token that is cut off', () => {
    const command = asCurl(request({ url: `https://api.example/o?q=${token.slice(0, 50)}` }));
    expect(command).not.toContain('eyJ');
  });

  it.each(['eyJ', '"a":', '[', '%22', '{"a":', 'a=b&', '\\"', '.'])(
    'takes two million characters of %s',
    (unit) => {
      const text = unit.repeat(2_000_000 / unit.length);
      const headers = [{ name: 'X-Long', value: text }];
      const body = {
        state: 'text',
        text: text.slice(0, 190_000),
        mediaType: 'application/json',
        length: 1,
      } as const;
      expect(asCurl(request({ method: 'POST', url: `https://a.example/?${text}`, headers, body }))).toContain(
        'X-Long',
      );
    },
  );

  it('copies the whole request when asked to', () => {
    const command = asCurl(
      request({ headers: [{ name: 'Authorization', value: `Bearer ${token}` }] }),
      'whole',
    );
    expect(wordsOf(command)).toContain(`Authorization: Bearer ${token}`);
  });

  it('runs nothing that the page put into it', () => {
    const nasty = [
      `'; touch /tmp/owned; '`,
      '$(id)',
      '`id`',
      '\\',
      'a\nb',
      '!!',
      '\u001b[31m',
      '\u202etxt',
      `"x"`,
    ];
    for (const text of nasty) {
      const words = wordsOf(
        asCurl(
          request({
            method: 'POST',
            url: `https://api.example/${text}`,
            headers: [{ name: 'X-Note', value: `a${text}` }],
            body: { state: 'text', text, mediaType: 'text/plain', length: text.length },
          }),
          'whole',
        ),
      );
      expect(words).toEqual([
        '--url',
        `https://api.example/${text}`,
        ...(/[[\]{}]/.test(text) ? ['--globoff'] : []),
        '-H',
        `X-Note: a${text.replaceAll('\n', ' ')}`,
        '--data-raw',
        text,
      ]);
    }
  });

  it('drops header names that curl would take for a file or a pseudo-header', () => {
    const command = asCurl(
      request({
        headers: [
          { name: '@/etc/passwd', value: 'x' },
          { name: ':authority', value: 'api.example' },
          { name: 'Content-Length', value: '3' },
          { name: 'X-Empty', value: '' },
        ],
      }),
    );
    expect(wordsOf(command)).toEqual(['--url', 'https://api.example/orders', '-H', 'X-Empty;']);
  });

  it('says what of the body was not captured', () => {
    const body = { state: 'text', text: 'abc', mediaType: 'text/plain', length: 9 } as const;
    expect(asCurl(request({ method: 'POST', body }))).toContain('# The body is cut: 3 of 9 characters');
  });
});
