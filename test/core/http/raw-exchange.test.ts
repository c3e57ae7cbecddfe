import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRawExchange, unknownOrigin } from '../../../src/core/http/raw-exchange.ts';
import { holdSession } from '../../../src/core/session/holder.ts';
import { summary } from '../../../src/core/session/selectors.ts';

const at = Date.UTC(2026, 0, 15, 12, 0, 0);
const lines = (...all: string[]) => all.join('\n');
const wire = (...all: string[]) => all.join('\r\n');

function read(text: string) {
  const raw = parseRawExchange(text, at);
  if (raw === null) throw new Error('not taken for a transcript');
  return raw;
}
function only(text: string) {
  const { exchanges } = read(text);
  expect(exchanges).toHaveLength(1);
  const [one] = exchanges;
  if (one === undefined) throw new Error('no exchange');
  return one;
}
const header = (headers: readonly { name: string; value: string }[], name: string) =>
  headers.find((one) => one.name.toLowerCase() === name)?.value;

const answer = wire(
  'HTTP/1.1 401 Unauthorized',
  'Date: Thu, 15 Jan 2026 11:59:00 GMT',
  'Content-Type: application/json; charset=utf-8',
  'WWW-Authenticate: Bearer error="invalid_token"',
  '',
  '{"error":"invalid_token"}',
);

describe('a raw request and its answer', () => {
  it('is read with its headers and both bodies, whatever its line ends', () => {
    const request = wire(
      'POST /orders?a=1 HTTP/1.1',
      'Host: api.example',
      'Authorization: Bearer abc',
      'Content-Type: application/json',
      '',
      '{"a":1,',
      ' "b":2}',
    );
    for (const text of [`${request}\r\n\r\n${answer}`, `${request}\n${answer}`.replaceAll('\r\n', '\n')]) {
      const { request: sent, response, startedAt } = only(text);
      expect(sent).toMatchObject({ method: 'POST', url: 'https://api.example/orders?a=1' });
      expect(sent.headers).toContainEqual({ name: 'Authorization', value: 'Bearer abc' });
      expect(sent.body).toMatchObject({ state: 'text', mediaType: 'application/json' });
      expect(sent.body.state === 'text' && JSON.parse(sent.body.text)).toEqual({ a: 1, b: 2 });
      expect(response).toMatchObject({ status: 401, statusText: 'Unauthorized' });
      expect(response.body).toMatchObject({
        text: '{"error":"invalid_token"}',
        mediaType: 'application/json',
      });
      expect(startedAt).toBe(Date.UTC(2026, 0, 15, 11, 59, 0));
    }
  });

  it('may be of HTTP/2, with pseudo-headers as DevTools copies them', () => {
    const { request, response } = only(
      lines(
        ':authority: api.example',
        ':method: DELETE',
        ':path: /orders/1',
        ':scheme: https',
        'authorization: Bearer abc',
        '',
        'HTTP/2 403 ',
        'content-length: 2',
        '',
        'no$ ls',
      ),
    );
    expect(request).toMatchObject({ method: 'DELETE', url: 'https://api.example/orders/1' });
    expect(request.headers).toEqual([{ name: 'authorization', value: 'Bearer abc' }]);
    expect(response.status).toBe(403);
    // What stands behind the body is the next prompt.
    expect(response.body).toMatchObject({ text: 'no' });
  });

  it('may be several, one after the other', () => {
    const one = (path: string) => wire(`GET ${path} HTTP/1.1`, 'Host: localhost:8080', '', answer);
    const { exchanges } = read(`${one('/a')}\r\n\r\n${one('/b')}`);
    expect(exchanges.map(({ request }) => request.url)).toEqual([
      'http://localhost:8080/a',
      'http://localhost:8080/b',
    ]);
  });

  it('says when http cannot be told from https, and tells it where the page is of the same host', () => {
    const request = (host: string) => wire('GET /a HTTP/1.1', `Host: ${host}`, '', answer);
    expect(read(request('api.example')).notes).toContain(
      'The text does not tell http from https: https is assumed.',
    );
    const withOrigin = wire(
      'GET /a HTTP/1.1',
      'Host: shop.example',
      'Origin: http://shop.example',
      '',
      answer,
    );
    expect(only(withOrigin).request.url).toBe('http://shop.example/a');
    expect(read(withOrigin).notes).toEqual([]);
  });

  it('joins a header value that was folded over lines, and counts lines that are no header', () => {
    const { exchanges, notes } = read(
      wire(
        'GET http://api.example/ HTTP/1.1',
        'X-Long: one',
        '  two',
        'what is this',
        'Accept: */*',
        '',
        answer,
      ),
    );
    expect(exchanges[0]?.request.headers).toEqual([
      { name: 'X-Long', value: 'one two' },
      { name: 'Accept', value: '*/*' },
    ]);
    expect(notes).toEqual(['1 line among the headers is none and was left out.']);
  });
});

describe('only an answer', () => {
  it('says nothing of how its clock and ours agree', () => {
    const holder = holdSession();
    holder.dispatch({
      type: 'exchanges-captured',
      exchanges: read(`curl -i https://api.example/ -H 'Authorization: Bearer abc'\n${answer}`).exchanges,
    });
    expect(summary(holder.state).serverClockOffsetMs).toBeNull();
  });

  it('says that the request is not known, and names no real host', () => {
    const { exchanges, notes } = read(answer);
    expect(exchanges[0]?.request).toMatchObject({ method: 'GET', url: `${unknownOrigin}/`, headers: [] });
    expect(notes[0]).toContain('Only an answer was pasted.');
  });

  it('is judged by the time of reading where it has no Date', () => {
    const { exchanges, notes } = read(lines('HTTP/1.1 401 Unauthorized', 'Content-Length: 0', '', ''));
    expect(exchanges[0]?.startedAt).toBe(at);
    expect(notes.join(' ')).toContain('no Date header');
  });

  it('skips interim answers and the proxy that was asked for a tunnel', () => {
    const { exchanges } = read(
      wire('HTTP/1.1 200 Connection established', '', 'HTTP/1.1 100 Continue', '', answer),
    );
    expect(exchanges.map(({ response }) => response.status)).toEqual([401]);
  });
});

const sent = lines(
  '* Connected to api.example (203.0.113.7) port 443 (#0)',
  '* SSL connection using TLSv1.3 / TLS_AES_256_GCM_SHA384',
  '> GET /orders HTTP/2',
  '> Host: api.example',
  '> User-Agent: curl/8.5.0',
  '> Authorization: Bearer abc',
  '> ',
);
const received = lines(
  '< HTTP/2 401 ',
  '< www-authenticate: Bearer',
  '< content-type: application/json',
  '< ',
);

describe('curl -v', () => {
  it('is read without its marks and its messages', () => {
    const { request, response } = only(
      lines(
        sent,
        received,
        '{ [22 bytes data]',
        '{"error":"x"}',
        '* Connection #0 to host api.example left intact',
      ),
    );
    expect(request.url).toBe('https://api.example/orders');
    expect(header(request.headers, 'authorization')).toBe('Bearer abc');
    expect(response.headers.map(({ name }) => name)).toEqual(['www-authenticate', 'content-type']);
    expect(response.body).toMatchObject({ text: '{"error":"x"}' });
  });

  it('may have its last message on the line of the body', () => {
    const text = lines(sent, received, '{"error":"x"}* Connection #0 to host api.example left intact', '');
    expect(only(text).response.body).toMatchObject({ text: '{"error":"x"}' });
  });

  it('may show its progress, and times before its lines', () => {
    const meter = '\r  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0';
    const noisy = lines(
      '  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current',
      '                                 Dload  Upload   Total   Spent    Left  Speed',
      `${meter}*   Trying 127.0.0.1:8080...`,
      '* Connected to 127.0.0.1 (127.0.0.1) port 8080 (#0)',
      '> GET /orders HTTP/1.1\r',
      '> Host: 127.0.0.1:8080\r',
      '> \r',
      '< HTTP/1.1 401 Unauthorized\r',
      '< Content-Type: text/plain\r',
      '< \r',
      '{ [34 bytes data]',
      '\r100    23    0    23    0     0   9787      0 --:--:-- --:--:-- --:--:--  9787',
      '* Connection #0 to host 127.0.0.1 left intact',
      'no entry',
    );
    const timed = noisy.replace(/^(?=[*<>{])/gm, '09:24:12.583021 ');
    for (const text of [noisy, timed]) {
      const { request, response } = only(text);
      expect(request.url).toBe('http://127.0.0.1:8080/orders');
      expect(response.body).toMatchObject({ text: 'no entry' });
    }
  });

  it('may share its lines with the progress meter, before the head and after the body', () => {
    const head = [
      '  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current',
      '                                 Dload  Upload   Total   Spent    Left  Speed',
    ];
    const meter = '\r100    23    0    23    0     0   9787      0 --:--:-- --:--:-- --:--:--  9787';
    for (const body of [[`{"error":"x"}${meter}`], [`{"error":"x"}${head[0]}`, head[1] ?? '', meter]]) {
      const { request, response } = only(
        lines(
          '$ curl -i https://api.example/orders 2>&1',
          ...head,
          `${meter}HTTP/1.1 401 Unauthorized\r`,
          'Content-Type: application/json\r',
          '\r',
          ...body,
          '',
        ),
      );
      expect(request.url).toBe('https://api.example/orders');
      expect(response.body.state === 'text' && response.body.text.trim()).toBe('{"error":"x"}');
    }
  });

  it('may have failed before any answer', () => {
    const { exchanges, notes } = read(
      lines('$ curl -i https://api.example/', 'curl: (6) Could not resolve host: api.example', ''),
    );
    expect(exchanges[0]?.response).toMatchObject({ status: 0, body: { state: 'none' } });
    expect(notes[0]).toContain('without its answer');
  });

  it('prints the head twice with -i, and it counts once', () => {
    const head = received.replaceAll('< ', '');
    const after = lines(sent, received, '{ [22 bytes data]', head, 'body');
    const between = lines(sent, ...received.split('\n').flatMap((line) => [line, line.slice(2)]), 'body');
    for (const text of [after, between]) {
      const { response } = only(text);
      expect(response.headers).toHaveLength(2);
      expect(response.body).toMatchObject({ text: 'body' });
    }
  });

  it('has its body told by the command before it, and else says that it is not known', () => {
    const post = sent
      .replace('GET', 'POST')
      .replace('> \n', '')
      .replace('> Host', '> Content-Length: 3\n> Host');
    const whole = lines("$ curl -v https://api.example/orders -d 'a=1' 2>&1 | less", post, received);
    expect(only(whole).request.body).toMatchObject({ state: 'text', text: 'a=1' });
    const bare = read(lines(post, received));
    expect(bare.exchanges[0]?.request.body).toMatchObject({ state: 'not-read', reason: 'not-captured' });
    expect(bare.notes).toContain('curl -v does not print the body of a request.');
  });
});

describe('a curl command with its answer', () => {
  it('tells the request', () => {
    const { request, response } = only(
      lines(
        `~/shop $ curl -si -X PUT 'https://api.example/orders/1' \\`,
        `  -H "Authorization: Bearer abc" -H 'X-Note: it'\\''s' \\`,
        `  -b 'sid=1; theme=dark' --data-raw $'{"a":"\\u0021\\n\\'"}'`,
        answer,
      ),
    );
    expect(request.method).toBe('PUT');
    expect(request.url).toBe('https://api.example/orders/1');
    expect(request.headers).toEqual([
      { name: 'Authorization', value: 'Bearer abc' },
      { name: 'X-Note', value: "it's" },
      { name: 'Cookie', value: 'sid=1; theme=dark' },
      { name: 'Content-Type', value: 'application/x-www-form-urlencoded' },
    ]);
    expect(request.body).toMatchObject({ text: `{"a":"!\n'"}` });
    expect(response.status).toBe(401);
  });

  it('may be in the form of the Windows command prompt, old and new', () => {
    const fresh = lines(
      'C:\\Users\\ada> curl ^"https://api.example/orders?a=1^&b=^%^7B2^" ^',
      '  -H ^"authorization: Bearer abc^" ^',
      '  --data-raw ^"^{^\\^"a^\\^":1^}^"',
      answer,
    );
    const old = lines(
      'curl "https://api.example/orders?a=1&b=%7B2" ^',
      '  -H "authorization: Bearer abc" ^',
      '  --data-raw "{\\"a\\":1}"',
      answer,
    );
    for (const text of [fresh, old]) {
      const { request } = only(text);
      expect(request.url).toBe('https://api.example/orders?a=1&b=%7B2');
      expect(header(request.headers, 'authorization')).toBe('Bearer abc');
      expect(request.body).toMatchObject({ text: '{"a":1}' });
    }
  });

  it.each([
    ['-u ada:pw', 'authorization', 'Basic YWRhOnB3'],
    ['--oauth2-bearer abc', 'authorization', 'Bearer abc'],
    ["-H 'X-Empty;'", 'x-empty', ''],
    ["-H 'Accept:'", 'accept', undefined],
    ['--json {}', 'content-type', 'application/json'],
    ['-o out.json -w %{http_code} -kLsS', 'x', undefined],
  ])('knows %s', (options, name, value) => {
    const { request } = only(`curl -i ${options} api.example/a\n${answer}`);
    expect(request.url).toBe('http://api.example/a');
    expect(header(request.headers, name)).toBe(value);
  });

  it('puts data into the query with -G', () => {
    const { request } = only(`curl -i -G -d a=1 --data-urlencode 'b=x y' https://api.example/a\n${answer}`);
    expect(request).toMatchObject({ method: 'GET', url: 'https://api.example/a?a=1&b=x%20y' });
  });

  it('follows a redirect, and leaves credentials behind at another origin', () => {
    const moved = (to: string) =>
      wire('HTTP/1.1 302 Found', `Location: ${to}`, 'Content-Length: 5', '', 'moved');
    const command = "curl -iL https://a.example/go -H 'Authorization: Bearer abc' -d x=1\n";
    const same = read(`${command}${moved('/orders')}${answer}`);
    expect(same.exchanges.map(({ request }) => `${request.method} ${request.url}`)).toEqual([
      'POST https://a.example/go',
      'GET https://a.example/orders',
    ]);
    expect(header(same.exchanges[1]?.request.headers ?? [], 'authorization')).toBe('Bearer abc');
    const other = read(`${command}${moved('https://b.example/')}${answer}`);
    expect(header(other.exchanges[1]?.request.headers ?? [], 'authorization')).toBeUndefined();
    expect(other.notes.join(' ')).toContain('redirect');
  });

  it('says what is missing where there is no answer, or none with a status', () => {
    const alone = read("curl 'https://api.example/a' -H 'Authorization: Bearer abc'");
    expect(alone.exchanges[0]?.response.status).toBe(0);
    expect(alone.notes[0]).toContain('without its answer');
    const bodyOnly = read('curl https://api.example/a\n{"error":"expired"}\n');
    expect(bodyOnly.exchanges[0]?.response.body).toMatchObject({ text: '{"error":"expired"}' });
    expect(bodyOnly.notes[0]).toContain('no status line');
  });
});

describe('what is no transcript', () => {
  it.each([
    [''],
    ['eyJhbGciOiJIUzI1NiJ9.e30.c2ln'],
    ['{"log":{"entries":[]}}'],
    ['The server said HTTP/1.1 401 Unauthorized to me.'],
    ['curl is a tool that prints'],
    [`${'some line\n'.repeat(400)}HTTP/1.1 401 Unauthorized\n\n`],
  ])('is left to others: %.40s', (text) => {
    expect(parseRawExchange(text, at)).toBeNull();
  });
});

describe('hostile text', () => {
  it('never throws, and never loses count', () => {
    const piece = fc.constantFrom(
      'HTTP/1.1 401 Unauthorized\n',
      'GET / HTTP/1.1\n',
      '> ',
      '< ',
      '* ',
      '{ [1 bytes data]',
      '\r',
      '\n',
      '\n\n',
      'curl ',
      "'",
      '"',
      "$'",
      '\\',
      '^',
      '^"',
      'Host: x\n',
      'Location: //\n',
      ':path: /\n',
      'Content-Length: 3\n',
      '__proto__: 1\n',
      '--:--:-- --:--:-- 0',
      'https://a.example',
      '-H',
      '-d',
      ' ',
      '\u0000',
      '\ud800',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 40 }), (pieces) => {
        const raw = parseRawExchange(pieces.join(''), at);
        for (const { request, response } of raw?.exchanges ?? []) {
          expect(request.url).not.toBe('');
          expect(response.status).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps its caps: headers, bodies, messages', () => {
    const headers = 'X: 1\n'.repeat(5000);
    const body = 'é'.repeat(5_000_000);
    const { exchanges } = read(`HTTP/1.1 401 Unauthorized\n${headers}\n${body}`);
    expect(exchanges[0]?.response.headers).toHaveLength(1000);
    expect(exchanges[0]?.response.body).toMatchObject({ length: 5_000_000 });
    expect(read('HTTP/1.1 401 U\n\n'.repeat(5000)).exchanges.length).toBeLessThanOrEqual(401);
  });
});
