/** What a `curl …` command line sends, by curl's manual (https://curl.se/docs/manpage.html). Nothing is run. */
import { encodeBase64Text } from './base64.ts';
import type { HttpBody, HttpHeader, HttpRequest } from './exchange.ts';
import { toBody } from './har-entry.ts';
import { headerValue } from './headers.ts';

export interface CurlCommand {
  readonly request: HttpRequest;
  /** What of the request the command does not tell, in sentences. */
  readonly notes: readonly string[];
}

/** Long names of the short options that matter here. */
const longNames: Readonly<Record<string, string>> = {
  X: 'request',
  H: 'header',
  b: 'cookie',
  d: 'data',
  F: 'form',
  G: 'get',
  I: 'head',
  u: 'user',
  A: 'user-agent',
  e: 'referer',
  T: 'upload-file',
};
/** Short options that take a value, of those above and of the rest. */
const shortWithValue = new Set('AbcCdDeEFhHKmoPQrtTuUwxXyYz');
/** Long options that take a value; one that is missing here would have its value taken for a URL. */
const longWithValue = new Set(
  `abstract-unix-socket alt-svc aws-sigv4 cacert capath cert cert-type ciphers config connect-timeout connect-to
  continue-at cookie cookie-jar crlfile curves data data-ascii data-binary data-raw data-urlencode delegation dns-servers
  doh-url dump-header engine expect100-timeout form form-string header hostpubmd5 hsts interface ip-tos json keepalive-time
  key key-type limit-rate local-port max-filesize max-redirs max-time netrc-file noproxy oauth2-bearer output output-dir
  pass pinnedpubkey preproxy proto proto-default proto-redir proxy proxy-header proxy-user range rate referer
  request request-target resolve retry retry-delay retry-max-time speed-limit speed-time stderr telnet-option
  time-cond tls-max tls13-ciphers tlspassword tlsuser trace trace-ascii trace-config unix-socket upload-file url
  url-query user user-agent variable write-out`.split(/\s+/),
);

interface Given {
  readonly option: string;
  readonly value: string;
}

/** Takes the words of a command (the first is `curl`) apart; null where they name no URL. */
export function readCurlCommand(words: readonly string[]): CurlCommand | null {
  const given = optionsIn(words.slice(1));
  const valuesOf = (...names: string[]) =>
    given.filter(({ option }) => names.includes(option)).map(({ value }) => value);
  const address = valuesOf('url')[0];
  // A sentence may begin with "curl" too.
  if (address === undefined || !/[./:]|^localhost$/.test(address)) return null;
  const has = (name: string) => given.some(({ option }) => option === name);

  const notes: string[] = [];
  const headers = headersOf(given, notes);
  const data = dataOf(given, notes);
  const query = has('get') && data !== null ? data : '';
  const sent = has('get') ? null : data;
  if (sent !== null && headerValue(headers, 'content-type') === undefined)
    headers.push({
      name: 'Content-Type',
      value: has('json') ? 'application/json' : 'application/x-www-form-urlencoded',
    });
  const method =
    valuesOf('request').at(-1)?.toUpperCase() ??
    (has('head')
      ? 'HEAD'
      : has('upload-file')
        ? 'PUT'
        : sent !== null || has('form') || has('form-string')
          ? 'POST'
          : 'GET');
  const url = /^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `http://${address}`;
  return {
    request: {
      method: method.slice(0, 64),
      url: query === '' ? url : `${url}${url.includes('?') ? '&' : '?'}${query}`,
      headers,
      body: bodyOf(given, sent, headers),
    },
    notes,
  };
}

/** Options by their long names; what is no option is a URL. */
function optionsIn(words: readonly string[]): Given[] {
  const given: Given[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] as string;
    if (word === '--next' || word === '-:') break;
    if (word.startsWith('--')) {
      const option = word.slice(2);
      if (longWithValue.has(option)) index += 1;
      given.push({ option, value: longWithValue.has(option) ? (words[index] ?? '') : '' });
    } else if (word.startsWith('-') && word.length > 1) {
      for (let at = 1; at < word.length; at += 1) {
        const letter = word[at] as string;
        const option = longNames[letter] ?? letter;
        if (!shortWithValue.has(letter)) {
          given.push({ option, value: '' });
          continue;
        }
        const rest = word.slice(at + 1);
        if (rest === '') index += 1;
        given.push({ option, value: rest === '' ? (words[index] ?? '') : rest });
        break;
      }
    } else given.push({ option: 'url', value: word });
  }
  return given;
}

function headersOf(given: readonly Given[], notes: string[]): HttpHeader[] {
  const headers: HttpHeader[] = [];
  for (const { option, value } of given) {
    switch (option) {
      case 'header': {
        const header = readHeader(value);
        if (header !== null) headers.push(header);
        else if (value.startsWith('@')) notes.push('Headers that curl read from a file are not known.');
        break;
      }
      case 'cookie':
        if (value.includes('=')) headers.push({ name: 'Cookie', value });
        else notes.push('Cookies that curl read from a file are not known.');
        break;
      case 'user':
        headers.push({ name: 'Authorization', value: `Basic ${encodeBase64Text(value)}` });
        break;
      case 'oauth2-bearer':
        headers.push({ name: 'Authorization', value: `Bearer ${value}` });
        break;
      case 'user-agent':
        headers.push({ name: 'User-Agent', value });
        break;
      case 'referer':
        headers.push({ name: 'Referer', value });
        break;
    }
  }
  return headers;
}

/** `Name: value`; `Name;` is a header without a value, and `Name:` none at all. */
function readHeader(text: string): HttpHeader | null {
  const [, name, mark, rest = ''] = /^([^\s:;@][^\s:;]{0,255})([:;])(.*)$/s.exec(text) ?? [];
  if (name === undefined) return null;
  const value = rest.trim();
  if (mark === ';') return value === '' ? { name, value: '' } : null;
  return value === '' ? null : { name, value };
}

const dataOptions = new Set(['data', 'data-ascii', 'data-binary', 'data-raw', 'data-urlencode', 'json']);

/** What `-d` and its kin send, joined by `&`; null where there is none. */
function dataOf(given: readonly Given[], notes: string[]): string | null {
  const pieces: string[] = [];
  let isSent = false;
  for (const { option, value } of given) {
    if (!dataOptions.has(option)) continue;
    isSent = true;
    if (option !== 'data-raw' && value.startsWith('@'))
      notes.push('A body that curl read from a file is not known.');
    else pieces.push(option === 'data-urlencode' ? encodeData(value) : value);
  }
  return isSent ? pieces.join('&') : null;
}

/** `name=value` has its value encoded; a leading `=` stands for no name. */
function encodeData(text: string): string {
  const equals = text.indexOf('=');
  const name = equals < 0 ? '' : text.slice(0, equals);
  const value = encodeURIComponent(text.slice(equals + 1).toWellFormed());
  return name === '' ? value : `${name}=${value}`;
}

function bodyOf(given: readonly Given[], sent: string | null, headers: readonly HttpHeader[]): HttpBody {
  const mediaType = headerValue(headers, 'content-type') ?? '';
  const isForm = given.some(
    ({ option }) => option === 'form' || option === 'form-string' || option === 'upload-file',
  );
  if (isForm)
    return { state: 'not-read', mediaType: mediaType || 'multipart/form-data', reason: 'not-captured' };
  if (sent === null) return { state: 'none' };
  const fromFile = given.some(
    ({ option, value }) => dataOptions.has(option) && option !== 'data-raw' && value.startsWith('@'),
  );
  return sent === '' && fromFile
    ? { state: 'not-read', mediaType, reason: 'not-captured' }
    : toBody(sent, mediaType);
}
