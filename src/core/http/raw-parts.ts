/**
 * Takes a pasted transcript apart: commands, requests and answers in their order. It reads HTTP/1.1 messages as they are on
 * the wire (RFC 9112 §2.1), what `curl -i` prints, and what `curl -v` prints with its marks (`>` sent, `<` received, `*` told).
 */
import { type CurlCommand, readCurlCommand } from './curl-command.ts';
import { cleanLine, cutLastWords, isByteCount, isFailure, tellsOfTls } from './curl-noise.ts';
import type { HttpHeader } from './exchange.ts';
import { headerValue } from './headers.ts';
import { readShellWords } from './shell-words.ts';

export interface RawMessage {
  readonly kind: 'request' | 'response';
  /** The request line or the status line; '' for a message that begins with pseudo-headers (RFC 9113 §8.3). */
  readonly start: string;
  /** Pseudo-headers included. */
  readonly headers: readonly HttpHeader[];
  readonly body: string;
  /** Whether TLS was spoken, where curl tells; null where nothing tells. */
  readonly secure: boolean | null;
  /** Printed by `curl -v`, which leaves the request's body out. */
  readonly verbose: boolean;
}

export type RawPart =
  | RawMessage
  | { readonly kind: 'command'; readonly command: CurlCommand }
  /** What a command printed that is no HTTP message: a body without its head. */
  | { readonly kind: 'output'; readonly body: string };

export interface RawTranscript {
  readonly parts: readonly RawPart[];
  /** Lines among the headers that are none. */
  readonly oddLines: number;
}

/** The first message begins within so many lines, or the text is no transcript. */
const longestPreamble = 300;
const mostParts = 400;
const mostHeaders = 1000;
const longestStart = 64 * 1024;

const statusLine = /^HTTP\/\d(?:\.\d)? \d{3}(?: |$)/;
const requestLine = /^[A-Z][A-Z-]{1,19} \S+ HTTP\/\d(?:\.\d)?$/;
/** Without a version, as request files of editors are written: only as the first thing of a text. */
const bareRequestLine = /^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) (?:https?:\/\/|\/)\S*$/;
const pseudoHeader = /^:(?:authority|method|path|scheme|status): ?\S/;
const headerLine = /^:?[!#$%&'*+\-.^_`|~0-9A-Za-z]{1,256}:/;
const commandLine = /^(?:[^\n]{0,200}?[$#%>❯] {0,4})?curl(?:\.exe)?[ \t]/;
const promptedCommand = /^[^\n]{0,200}?[$#%>❯] {0,4}curl(?:\.exe)?[ \t]/;
/** After the body of a redirect that has no line end of its own, as `curl -iL` prints it. */
const gluedStatusLine = /HTTP\/\d(?:\.\d)? \d{3}(?: [^\n]{0,100})?$/;
/** What a line must hold to begin something, or to be more than a line of a body. */
const notable = /HTTP\/|curl|:--|% Total|^ +Dload|^:/gm;

interface Open {
  readonly kind: 'request' | 'response';
  readonly mark: '' | '>' | '<';
  readonly start: string;
  readonly headers: HttpHeader[];
  readonly secure: boolean | null;
  inHeaders: boolean;
  /** The head is printed a second time (`curl -iv`): it is passed over. */
  echoes: boolean;
  /** Pieces of the body, line ends included. */
  readonly pieces: string[];
}

/** Null where the text has no HTTP message and no curl command near its beginning. Never throws; linear in the text. */
export function readRawParts(text: string): RawTranscript | null {
  const reader = new TranscriptReader(text);
  return reader.read();
}

class TranscriptReader {
  readonly #text: string;
  readonly #parts: RawPart[] = [];
  #open: Open | null = null;
  #output: string[] = [];
  #afterCommand = false;
  #verbose = false;
  #secure: boolean | null = null;
  #oddLines = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): RawTranscript | null {
    let at = this.#text.charCodeAt(0) === 0xfeff ? 1 : 0;
    for (let lines = 0; at < this.#text.length && this.#parts.length < mostParts; lines += 1) {
      if (lines > longestPreamble && this.#parts.length === 0 && this.#open === null) return null;
      at = this.#passBody(at);
      const end = this.#text.indexOf('\n', at);
      const next = end < 0 ? this.#text.length : end + 1;
      at = this.#takeLine(at, next) ?? next;
    }
    this.#close();
    return this.#parts.length === 0 ? null : { parts: this.#parts, oddLines: this.#oddLines };
  }

  /** Takes the lines of a plain body that begin nothing new at one go; returns where the first of the others starts. */
  #passBody(start: number): number {
    if (this.#open === null || this.#open.inHeaders || this.#verbose) return start;
    notable.lastIndex = start;
    const found = notable.exec(this.#text);
    const end = found === null ? this.#text.length : this.#text.lastIndexOf('\n', found.index) + 1;
    if (end <= start) return start;
    this.#takeBody(this.#text.slice(start, end));
    return end;
  }

  /** Returns where to go on, where that is not the next line. */
  #takeLine(start: number, next: number): number | null {
    const whole = this.#text.slice(start, next);
    const line = cleanLine(whole);
    if (this.#isCommand(line)) return this.#takeCommand(start + whole.indexOf('curl'), next);
    const glued = this.#gluedAt(line);
    if (glued > 0) {
      this.#takeBody(line.slice(0, glued));
      return start + glued;
    }
    const [mark, said] = markOf(line);
    if (mark === '*') {
      // A list in the body of a plain answer has stars too.
      if (this.#verbose || this.#open === null) this.#hear(said);
      else this.#takeBody(whole);
    } else if (this.#begins(mark, said)) this.#begin(mark, said);
    else if (this.#open?.inHeaders) this.#takeHeader(this.#open, mark, said, whole);
    else if (this.#verbose && isByteCount(line)) return null;
    else this.#takeBody(line.length === whole.trimEnd().length ? whole : `${line}\n`);
    return null;
  }

  /** Where in a line of a redirect's body the next answer begins; -1 where it does not. */
  #gluedAt(line: string): number {
    const open = this.#open;
    if (open === null || open.inHeaders || line.length > longestStart || !/^HTTP\/\S+ 3/.test(open.start))
      return -1;
    return line.search(gluedStatusLine);
  }

  /** Inside of a body only a command behind a prompt is one. */
  #isCommand(line: string): boolean {
    if (line.length > longestStart * 16 || !line.includes('curl')) return false;
    if (this.#open?.inHeaders && this.#open.mark === '') return false;
    return (this.#open === null ? commandLine : promptedCommand).test(line);
  }

  #takeCommand(start: number, next: number): number {
    const { words, end } = readShellWords(this.#text, start);
    const command = readCurlCommand(words);
    if (command === null) return next;
    this.#close();
    this.#parts.push({ kind: 'command', command });
    this.#afterCommand = true;
    this.#secure = null;
    return Math.max(end, next);
  }

  /** What curl tells about the connection. */
  #hear(said: string): void {
    this.#verbose = true;
    if (/^\s*(?:Trying|Connected to|Established connection)/.test(said))
      this.#secure = /port 443\b/.test(said);
    if (tellsOfTls(said)) this.#secure = true;
  }

  #begins(mark: '' | '>' | '<', said: string): boolean {
    if (said.length > longestStart) return false;
    if (mark === '>') return requestLine.test(said);
    if (mark === '<') return statusLine.test(said);
    if (this.#open?.inHeaders && this.#open.mark !== '') return false;
    if (statusLine.test(said) || requestLine.test(said)) return true;
    if (pseudoHeader.test(said)) return !this.#open?.inHeaders;
    return this.#open === null && this.#parts.length === 0 && bareRequestLine.test(said);
  }

  #begin(mark: '' | '>' | '<', said: string): void {
    this.#output = [];
    if (mark !== '') this.#verbose = true;
    const open = this.#open;
    if (
      mark === '' &&
      open?.mark === '<' &&
      open.start.trim() === said.trim() &&
      open.pieces.join('').trim() === ''
    ) {
      open.echoes = true;
      open.inHeaders = true;
      return;
    }
    this.#close();
    const isPseudo = said.startsWith(':');
    this.#open = {
      kind: mark === '<' || statusLine.test(said) || said.startsWith(':status') ? 'response' : 'request',
      mark,
      start: isPseudo ? '' : said,
      headers: [],
      secure: this.#verbose ? this.#secure : null,
      inHeaders: true,
      echoes: false,
      pieces: [],
    };
    if (isPseudo) addHeader(this.#open.headers, said);
  }

  #takeHeader(open: Open, mark: '' | '>' | '<', said: string, whole: string): void {
    if (mark !== (open.echoes ? '' : open.mark)) return;
    if (said.trim() === '') open.inHeaders = false;
    else if (open.echoes) return;
    else if (/^[ \t]/.test(said)) foldHeader(open.headers, said);
    else if (headerLine.test(said)) addHeader(open.headers, said);
    else if (mark === '' && /^[{[<"]/.test(said)) {
      open.inHeaders = false;
      this.#takeBody(whole);
    } else this.#oddLines += 1;
  }

  #takeBody(piece: string): void {
    const open = this.#open;
    if (open === null) {
      if (this.#afterCommand && !isFailure(piece)) this.#output.push(piece);
    } else if (open.kind === 'response' || open.mark === '') open.pieces.push(piece);
  }

  #close(): void {
    const open = this.#open;
    this.#open = null;
    const output = this.#output.join('').trim();
    this.#output = [];
    if (open === null) {
      if (output !== '') this.#parts.push({ kind: 'output', body: output });
      return;
    }
    this.#afterCommand = false;
    this.#parts.push({
      kind: open.kind,
      start: open.start,
      headers: open.headers,
      body: bodyOf(open, this.#verbose),
      secure: open.secure,
      verbose: open.mark !== '',
    });
  }
}

/** A mark counts where curl writes one: before a space, or alone on its line. */
function markOf(line: string): readonly ['' | '>' | '<' | '*', string] {
  const mark = line[0];
  if ((mark === '>' || mark === '<' || mark === '*') && (line.length === 1 || line[1] === ' '))
    return [mark, line.slice(2)];
  return ['', line];
}

function addHeader(headers: HttpHeader[], line: string): void {
  if (headers.length >= mostHeaders) return;
  const colon = line.indexOf(':', 1);
  headers.push({ name: line.slice(0, colon), value: line.slice(colon + 1).trim() });
}

/** A line that begins with white space goes on with the value before it (obs-fold, RFC 9112 §5.2). */
function foldHeader(headers: HttpHeader[], line: string): void {
  const last = headers.at(-1);
  if (last !== undefined && last.value.length < longestStart)
    headers[headers.length - 1] = { name: last.name, value: `${last.value} ${line.trim()}` };
}

/** What stands behind the body, such as the next prompt, is cut off where Content-Length (RFC 9112 §6.2) tells its end. */
function bodyOf({ pieces, headers, mark }: Open, verbose: boolean): string {
  let body = pieces.join('');
  if (mark !== '') body = body.replace(/^\r?\n/, '');
  if (verbose) body = cutLastWords(body);
  const told = headerValue(headers, 'content-length') ?? '';
  if (/^\d{1,9}$/.test(told) && headerValue(headers, 'content-encoding') === undefined)
    body = firstBytes(body, Number(told));
  return body.replace(/\r?\n$/, '');
}

/** As much of the text as `length` bytes of UTF-8 hold. */
function firstBytes(text: string, length: number): string {
  if (text.length * 3 <= length) return text;
  const { read } = new TextEncoder().encodeInto(text, new Uint8Array(Math.min(length, text.length * 3)));
  return text.slice(0, read);
}
