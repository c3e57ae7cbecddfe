/** Bodies and messages without secrets: JSON member by member, forms, markup, and text by what it looks like. */
import type { HttpBody } from '../http/exchange.ts';
import type { Mask } from './mask.ts';
import { isSecretName } from './redact-request.ts';
import { isHarmlessName, maskPairs, maskUrl } from './redact-url.ts';

type Side = 'request' | 'response';

/** Members nested deeper than this are left out: no API writes so, and a walk must end. */
const deepest = 100;

/** A body in parts is left out as a whole: its parts may be anything. */
export function maskBody(body: HttpBody, side: Side, mask: Mask): HttpBody {
  if (body.state !== 'text') return body;
  if (/multipart/i.test(body.mediaType)) {
    if (body.text === leftOut) return body;
    mask.leaveOut(`${side} body`);
    return { ...body, text: leftOut, length: leftOut.length };
  }
  const isForm = /form-urlencoded/i.test(body.mediaType);
  const text = isForm ? maskPairs(body.text, mask) : maskText(body.text, side, mask);
  return { ...body, text, length: body.length - body.text.length + text.length };
}

const leftOut = 'REDACTED';

/** JSON as JSON, anything else by its quoted members, its input fields, and the tokens in it. */
export function maskText(text: string, side: Side, mask: Mask): string {
  const place = `${side} body`;
  if (!/^\s*[[{"]/.test(text.slice(0, 200)))
    return mask.text(maskFields(maskMembers(text, side, mask), mask), place);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return mask.text(maskMembers(text, side, mask), place);
  }
  try {
    const masked = JSON.stringify(maskValue(value, { side, mask, name: '', secret: false }, 0));
    // What was only read and not changed keeps its white space.
    return masked === JSON.stringify(value) ? text : masked;
  } catch {
    return mask.secret(text, place); // nested so deep that it cannot be written
  }
}

interface Member {
  readonly side: Side;
  readonly mask: Mask;
  /** Of the member; for an element of a list, of the list. */
  readonly name: string;
  /** It stands, at any depth, under a secret's name. */
  readonly secret: boolean;
}

function maskValue(value: unknown, member: Member, depth: number): unknown {
  const { mask, name, secret } = member;
  const place = `member ${name}`;
  if (typeof value === 'string') return maskString(value, member);
  if (typeof value === 'number' && secret && isSecretName(name)) return mask.secret(String(value), place);
  if (typeof value !== 'object' || value === null) return value;
  if (depth === deepest) return leftOut;
  if (Array.isArray(value)) return value.map((item) => maskValue(item, member, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([inner, content]) => [
      inner,
      maskValue(
        content,
        { ...member, name: inner, secret: !isHarmlessName(inner) && (secret || isSecretName(inner)) },
        depth + 1,
      ),
    ]),
  );
}

/** An answer's `code` or `state` is a word for an error more often than a secret; a secret is no plain word. */
const plainWord = /^[A-Za-z]{1,24}(?:[ _.-][A-Za-z]{1,24}){0,7}$/;
const oftenWords = /^(code|state|key|auth)$/i;

function maskString(value: string, { side, mask, name, secret }: Member): string {
  const place = `member ${name}`;
  if (!secret)
    return /^\s*[[{]/.test(value.slice(0, 200)) ? maskText(value, side, mask) : mask.text(value, place);
  if (/^https?:\/\//i.test(value)) return maskUrl(value, mask);
  if (side === 'response' && oftenWords.test(name) && plainWord.test(value)) return value;
  return mask.value(value, place);
}

/** Strings and numbers that stand under a secret's name, in text that is cut off or otherwise no JSON. */
function maskMembers(text: string, side: Side, mask: Mask): string {
  const member =
    /"([^"\\]{1,200})"(\s{0,20}:\s{0,20})(?:"([^"\\]*(?:\\.[^"\\]*)*)("?)|(-?\d[\d.eE+-]{0,40}))/gs;
  return text.replace(
    member,
    (
      whole,
      name: string,
      colon: string,
      value: string | undefined,
      close: string,
      number: string | undefined,
    ) => {
      if (!isSecretName(name) || isHarmlessName(name)) return whole;
      if (value === undefined) return `"${name}"${colon}"${mask.secret(number ?? '', `member ${name}`)}"`;
      return `"${name}"${colon}"${maskString(value, { side, mask, name, secret: true })}${close}`;
    },
  );
}

/** `<input name="csrf_token" value="…">` and `<meta name="csrf-token" content="…">`. */
function maskFields(text: string, mask: Mask): string {
  return text.replace(/<(?:input|meta)\b[^<>]{0,2000}>/gi, (tag) => {
    const name = /\bname\s{0,5}=\s{0,5}["']?([\w.:-]{1,200})/i.exec(tag)?.[1] ?? '';
    if (!isSecretName(name) || isHarmlessName(name)) return tag;
    return tag.replace(
      /(\b(?:value|content)\s{0,5}=\s{0,5})(?:"([^"]*)"|'([^']*)')/i,
      (_whole, before: string, double?: string, single?: string) =>
        `${before}"${mask.value(double ?? single ?? '', `field ${name}`)}"`,
    );
  });
}
