/** What curl prints beside the messages: its meter, its byte counts, its last words. It shares lines with the messages. */

/** A longer line is none of curl's own, and is left as it is. */
const longestLine = 64 * 1024;
/** How many bytes curl sent or got: not part of any message. */
const byteCount = /^[{}] \[\d+ bytes data\]$/;
const tlsSpoken = /SSL connection using|ALPN|TLS handshake|\[HTTP\/[23]\]|https:|port 443\b/;
/** curl's progress meter: its head, and a line of it, which shares its line with what follows. */
const progressHead = /^ {1,40}Dload {2}Upload | {2}% Total {4}% Received [ %\w]{0,80}$/;
const progress = /^[ \d.kMGTP]{0,120}(?:(?:--:--:--|\d+:\d\d:\d\d) +){1,3}[\d.]{1,8}[kMGTP]? ?(?=[*<>{}H]|$)/;
/** What curl says of its own failure. */
const failure = /^curl: \(\d{1,3}\) /;
const lastWords =
  /\n?\* (?:Connection #\d+ to host \S{1,256} left intact|[Cc]losing connection(?: #?-?\d+)?)\s*$/;

/** The line without its end, and without what curl's progress meter and `--trace-time` put before it. */
export function cleanLine(whole: string): string {
  if (whole.length > longestLine) return whole;
  const line = whole.replace(/\r?\n$/, '');
  if (progressHead.test(line)) return line.slice(0, line.search(progressHead));
  if (line.includes('\r') || line.includes(':--')) return withoutProgress(line);
  return line.replace(/^\d\d:\d\d:\d\d\.\d{6} (?=[*<>{}])/, '');
}

/** The meter draws over itself with carriage returns. */
function withoutProgress(line: string): string {
  const pieces = line.split('\r');
  const rest = pieces.map((piece) => piece.replace(progress, ''));
  return pieces.every((piece, index) => piece === rest[index]) ? line : rest.join('');
}

/** The body without curl's last word on the connection, which may stand on the body's own last line. */
export function cutLastWords(body: string): string {
  const tail = body.slice(-600);
  return body.slice(0, body.length - tail.length) + tail.replace(lastWords, '');
}

/** `{ [34 bytes data]` */
export function isByteCount(line: string): boolean {
  return byteCount.test(line);
}

/** `curl: (6) Could not resolve host: …` */
export function isFailure(line: string): boolean {
  return failure.test(line);
}

/** Whether a message of `curl -v` is one that only https gives rise to. */
export function tellsOfTls(said: string): boolean {
  return tlsSpoken.test(said);
}
