/** Compact serializations: JWS and JWE (RFC 7515 §7.1, RFC 7516 §7.1), SD-JWT with its disclosures (RFC 9901 §4). */
import { endOfRun } from './base64url-runs.ts';
import { readJoseHeader } from './jose-header.ts';
import type { Hit, WorkLeft } from './scan.ts';

const dot = 0x2e;
const tilde = 0x7e;
const mostDisclosures = 1000;

/**
 * The token whose header is text[start, headerEnd); null where too few parts follow. Five parts are taken where four dots
 * are, whatever the header says: a wrong number of parts is for the decoder to tell.
 */
export function readCompact(text: string, start: number, headerEnd: number, work: WorkLeft): Hit | null {
  const ends = [endOfPadding(text, start, headerEnd)];
  while (ends.length < 5 && text.charCodeAt(ends.at(-1) as number) === dot) {
    const from = (ends.at(-1) as number) + 1;
    ends.push(endOfPadding(text, from, endOfRun(text, from)));
  }
  const [first = 0, second, third, fourth, fifth] = ends;
  if (second === undefined || third === undefined) return null;
  if (fifth !== undefined && !isEllipsis(text, third, fourth as number, fifth))
    return toHit(text, start, fifth, 'jwe');
  // `eyJ…...` is a header that somebody shortened for print, not a token without payload and signature.
  if (third === first + 2 && isDot(text, third)) return null;
  const end = text.charCodeAt(third) === tilde ? endOfDisclosures(text, third, work) : third;
  return toHit(text, start, end, end === third ? 'jws' : 'sd-jwt');
}

/** Three parts and then exactly three dots: a sentence that trails off. */
function isEllipsis(text: string, third: number, fourth: number, fifth: number): boolean {
  return fourth === third + 1 && fifth === fourth + 1 && isDot(text, fifth) && !isDot(text, fifth + 1);
}

/** From the first `~`: disclosures, each ended by `~`, then perhaps the KB-JWT. `at` itself where no SD-JWT follows. */
function endOfDisclosures(text: string, at: number, work: WorkLeft): number {
  let end = at;
  for (let count = 0; count < mostDisclosures; count += 1) {
    const from = end + 1;
    const runEnd = endOfRun(text, from);
    if (runEnd === from) return text.charCodeAt(from) === tilde ? end + Number(end > at) : from;
    const follower = text.charCodeAt(runEnd);
    if (follower === tilde) end = runEnd;
    else return readKeyBinding(text, from, runEnd, work) ?? (end > at ? from : at);
  }
  return end + 1;
}

/** The end of the KB-JWT whose header is text[start, end), also of one that was cut off; null where it is no header. */
function readKeyBinding(text: string, start: number, end: number, work: WorkLeft): number | null {
  work.decodings -= 1;
  if (readJoseHeader(text, start, end) === null) return null;
  if (!isDot(text, end)) return end;
  const payloadEnd = endOfRun(text, end + 1);
  if (isDot(text, payloadEnd)) return endOfRun(text, payloadEnd + 1);
  // A dot with nothing behind it ends a sentence.
  return payloadEnd === end + 1 ? end : payloadEnd;
}

/** Padding does not belong into a token; where it is there and fits, it is shown as a part of it (AWS ALB writes so). */
function endOfPadding(text: string, start: number, end: number): number {
  let padded = end;
  while (padded < end + 2 && text.charCodeAt(padded) === 0x3d) padded += 1;
  return padded > end && (padded - start) % 4 === 0 ? padded : end;
}

function isDot(text: string, at: number): boolean {
  return text.charCodeAt(at) === dot;
}

function toHit(text: string, start: number, end: number, format: Hit['format']): Hit {
  return { text: text.slice(start, end), start, end, format, wrappings: [] };
}
