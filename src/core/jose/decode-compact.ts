/** The compact serializations: three parts are a JWS (RFC 7515 §7.1), five a JWE (RFC 7516 §7.1). */
import { standardClaims } from '../spec/claims.ts';
import { checkHeader } from './check-header.ts';
import { checkTypes } from './check-types.ts';
import { checkBytes, type DecodedPart, decodePart, readJson } from './decode-part.ts';
import { type JsonObject, ownMember } from './json.ts';
import { kindOf } from './kind.ts';
import { malformed } from './malformed.ts';
import { makeProblem } from './problems.ts';
import type { Jwe, Jws, Malformed, Part, Problem, Token } from './token.ts';
import { decodeBrokenUtf8, encodeUtf8 } from './utf8.ts';

/** Decodes a nested token, or gives null where it lies too deep. */
export type DecodeNested = (text: string) => Token | null;

const noNames: readonly string[] = [];
const noSignatures: Jws['furtherSignatures'] = [];
const noRecipients: Jwe['furtherRecipients'] = [];

/** Decodes a compact serialization; `problems` is extended and becomes the token's own list. */
export function decodeCompact(
  text: string,
  problems: Problem[],
  decodeNested: DecodeNested,
): Jws | Jwe | Malformed {
  const dots = dotsIn(text);
  if (dots.length === 2) return decodeJws(text, dots[0] as number, dots[1] as number, problems, decodeNested);
  if (dots.length === 4) return decodeJwe(text, problems);
  return decodeBroken(text, dots, problems);
}

/** The places of the first six dots: more of them fit nothing. */
function dotsIn(text: string): number[] {
  const dots: number[] = [];
  for (let at = text.indexOf('.'); at >= 0 && dots.length < 6; at = text.indexOf('.', at + 1)) dots.push(at);
  return dots;
}

function decodeJws(
  text: string,
  first: number,
  second: number,
  problems: Problem[],
  decodeNested: DecodeNested,
): Jws | Malformed {
  const headerText = text.slice(0, first);
  const payloadPart = text.slice(first + 1, second);
  const signatureText = text.slice(second + 1);
  const header = readHeader(headerText, problems);
  const encoded = ownMember(header.object, 'b64') !== false;
  const detached = payloadPart === '';
  const payload = detached ? noPayload : readPayload(payloadPart, encoded, problems);
  const signatureWhole = checkBytes(signatureText, 'signature', problems);
  if (header.object === null || !header.whole || !payload.whole || !signatureWhole) {
    return malformed(text, header.object, payload.object, problems);
  }
  if (!flawless.has(header.object)) {
    const before = problems.length;
    checkHeader(header.object, 'jws', noNames, problems);
    if (problems.length === before) flawless.add(header.object);
  }
  return makeJws({
    text,
    serialization: 'compact',
    header: header.object,
    unprotected: noNames,
    payload,
    detached,
    signingInput: text.slice(0, second),
    parts: [headerText, payloadPart, signatureText],
    furtherSignatures: noSignatures,
    problems,
    decodeNested,
  });
}

/**
 * Headers without problems that were read already. Tokens of one issuer share theirs letter by letter, so it is read,
 * and held, once. Bounded, and it holds nothing secret.
 */
const headersRead = new Map<string, DecodedPart>();
/** Those of a JWS with nothing wrong about them, which tokens that share one need not look for again. */
const flawless = new WeakSet<JsonObject>();
const headersKept = 128;
const headerLengthKept = 1024;

/** A header that has to be a JSON object. */
export function readHeader(encoded: string, problems: Problem[]): DecodedPart {
  const known = headersRead.get(encoded);
  if (known !== undefined) return known;
  if (encoded === '') {
    problems.push(makeProblem('header-missing', 'header'));
    return noPayload;
  }
  const before = problems.length;
  const header = decodePart(encoded, 'header', 'object', problems);
  if (problems.length === before && encoded.length <= headerLengthKept) {
    if (headersRead.size >= headersKept) headersRead.clear();
    // A copy: engines keep the whole token alive for the sake of a slice of it.
    headersRead.set(decodeBrokenUtf8(encodeUtf8(encoded)), header);
  }
  return header;
}

export const noPayload: DecodedPart = {
  whole: true,
  text: null,
  value: undefined,
  object: null,
  exactNumbers: new Map(),
};

/** A payload: base64url, or with `b64: false` the text itself (RFC 7797 §5). */
export function readPayload(payload: string, encoded: boolean, problems: Problem[]): DecodedPart {
  if (encoded) return decodePart(payload, 'payload', 'anything', problems);
  return readJson(payload, true, 'payload', 'anything', problems);
}

type JwsParts = Pick<
  Jws,
  | 'text'
  | 'serialization'
  | 'header'
  | 'unprotected'
  | 'detached'
  | 'signingInput'
  | 'parts'
  | 'furtherSignatures'
> & {
  readonly payload: DecodedPart;
  readonly problems: Problem[];
  readonly decodeNested: DecodeNested;
};

/** Puts a JWS together and checks what only shows once header, payload and signature are known. */
export function makeJws(from: JwsParts): Jws {
  const { header, parts, detached, payload, problems } = from;
  const claims = payload.object;
  const nested =
    claims === null && !detached ? readNested(header, payload.text, problems, from.decodeNested) : null;
  if (claims !== null) checkTypes(claims, standardClaims, 'payload', problems);
  else if (!detached && nested === null) tellPayload(header, problems);
  const alg = ownMember(header, 'alg');
  const unsecured = typeof alg === 'string' && alg.length === 4 && alg.toLowerCase() === 'none';
  if (unsecured && parts[2] !== '') problems.push(makeProblem('alg-none-signed', 'signature'));
  if (!unsecured && parts[2] === '') problems.push(makeProblem('signature-missing', 'signature'));
  const told = claims ?? (nested !== null && nested.format === 'jws' ? nested.claims : null);
  const { kind, kindReason } = kindOf('jws', header, told);
  return {
    format: 'jws',
    text: from.text,
    serialization: from.serialization,
    kind,
    kindReason,
    problems,
    header,
    claims,
    payloadText: detached ? null : payload.text,
    detached,
    signingInput: from.signingInput,
    signatureText: parts[2],
    parts,
    exactNumbers: payload.exactNumbers,
    nested,
    unprotected: from.unprotected,
    furtherSignatures: from.furtherSignatures,
  };
}

/** A payload that is no claims set, where the header promises one, or says why it cannot be read. */
function tellPayload(header: JsonObject, problems: Problem[]): void {
  if (Object.hasOwn(header, 'zip')) problems.push(makeProblem('payload-compressed', 'payload'));
  else if (isTypedJwt(header)) problems.push(makeProblem('payload-not-claims', 'payload'));
}

const isTypedJwt = (header: JsonObject) => {
  const typ = ownMember(header, 'typ');
  return typeof typ === 'string' && /^(?:application\/)?(?:[\w.-]+\+)?jwt$/i.test(typ.slice(0, 100));
};

/** A JWT as the payload: `cty` has to say so (RFC 7519 §5.2), but a payload that is plainly one is read all the same. */
function readNested(
  header: JsonObject,
  payload: string | null,
  problems: Problem[],
  decodeNested: DecodeNested,
): Token | null {
  if (payload === null) return null;
  const cty = ownMember(header, 'cty');
  const said = typeof cty === 'string' && /^(?:application\/)?jwt$/i.test(cty);
  if (!said && !/^[A-Za-z0-9_-]{4,}\.[A-Za-z0-9_-]*\./.test(payload.slice(0, 4096))) return null;
  const token = decodeNested(payload);
  if (token === null) return null;
  if (!said) {
    if (token.format === 'malformed') return null;
    problems.push(makeProblem('cty-missing', 'header'));
  }
  return token;
}

const jweParts: readonly Part[] = ['header', 'encrypted-key', 'iv', 'ciphertext', 'tag'];

function decodeJwe(text: string, problems: Problem[]): Jwe | Malformed {
  const parts = text.split('.') as [string, string, string, string, string];
  const header = readHeader(parts[0], problems);
  let whole = header.whole;
  for (let index = 1; index < 5; index++) {
    whole = checkBytes(parts[index] as string, jweParts[index] as Part, problems) && whole;
  }
  if (header.object === null || !whole) return malformed(text, header.object, null, problems);
  checkHeader(header.object, 'jwe', noNames, problems);
  return {
    format: 'jwe',
    serialization: 'compact',
    text,
    header: header.object,
    parts,
    authenticatedData: parts[0],
    furtherRecipients: noRecipients,
    problems,
    ...kindOf('jwe', header.object, null),
  };
}

/** Parts that fit neither: what can be read of the first two is kept for the person who looks for the fault. */
function decodeBroken(text: string, dots: readonly number[], problems: Problem[]): Malformed {
  const count = dots.length > 5 ? 'more than six' : dots.length + 1;
  problems.push(
    makeProblem('part-count', 'token', '', { parts: count === 1 ? 'one part' : `${count} parts` }),
  );
  const [first = text.length, second = text.length] = dots;
  if (dots.length === 0 && !text.startsWith('e')) {
    problems.push(makeProblem('not-a-token', 'token'));
    return malformed(text, null, null, problems);
  }
  const header = readHeader(text.slice(0, first), problems).object;
  if (header !== null && ownMember(header, 'b64') === false) {
    problems.push(makeProblem('b64-payload-dot', 'payload'));
    return malformed(text, header, null, problems);
  }
  const payload = text.slice(first + 1, second);
  const claims = payload === '' || header === null ? null : readPayload(payload, true, problems).object;
  if (header !== null) checkHeader(header, Object.hasOwn(header, 'enc') ? 'jwe' : 'jws', noNames, problems);
  if (claims !== null) checkTypes(claims, standardClaims, 'payload', problems);
  return malformed(text, header, claims, problems);
}
