/** What a person may do to a token before it is sent, and how the changed text is told beside the one that was issued. */
import { encodeBase64url } from '../jose/base64url.ts';
import { ownMember } from '../jose/json.ts';
import type { Key } from '../jose/key.ts';
import { tokenTimes } from '../jose/numeric-date.ts';
import { signToken } from '../jose/sign.ts';
import type { Jws } from '../jose/token.ts';
import { encodeUtf8 } from '../jose/utf8.ts';
import { type Run, run } from './sequence.ts';

export const breakIds = ['as-issued', 'admin', 'exp', 'alg-none', 'own-key', 'cut', 'wait'] as const;
export type BreakId = (typeof breakIds)[number];

/** One member of the header or of the claims, before and after, as JSON text; `before` is '' where it was not there. */
export interface Edit {
  readonly part: 'header' | 'payload';
  readonly before: string;
  readonly after: string;
}

export interface Broken {
  readonly text: string;
  readonly edits: readonly Edit[];
  /** When it is sent, milliseconds since the epoch. */
  readonly sentAt: number;
}

/** Seconds that a changed `exp` adds. */
const extraLife = 86_400;
/** After `exp`, in milliseconds: on `exp` itself it has expired already (RFC 7519 §4.1.4). */
const justAfter = 1000;

/**
 * The token with one thing done to it. All but `own-key` keep the signature as it is, or drop it.
 * @param ownKey an HS256 secret of the person's own, which no server knows
 * @param now milliseconds since the epoch
 */
export async function breakToken(token: Jws, how: BreakId, ownKey: Key, now: number): Promise<Broken> {
  const [header, payload, signature] = token.parts;
  const sent = (text: string, edits: readonly Edit[] = []): Broken => ({ text, edits, sentAt: now });
  switch (how) {
    case 'as-issued':
      return sent(token.text);
    case 'wait': {
      const { expiresAt } = tokenTimes(token);
      const sentAt = expiresAt === null ? now : Math.max(now, expiresAt + justAfter);
      return { text: token.text, edits: [], sentAt };
    }
    case 'cut':
      return sent(`${header}.${payload}.`);
    case 'admin': {
      const admin = withRole(token);
      return sent(`${header}.${encode(admin.members)}.${signature}`, admin.edits);
    }
    case 'exp': {
      const exp = ownMember(token.claims, 'exp');
      const later = (typeof exp === 'number' ? exp : Math.floor(now / 1000)) + extraLife;
      const longer = change(token.claims ?? {}, 'payload', 'exp', later);
      return sent(`${header}.${encode(longer.members)}.${signature}`, longer.edits);
    }
    case 'alg-none': {
      const unsigned = change(token.header, 'header', 'alg', 'none');
      const admin = withRole(token);
      return sent(`${encode(unsigned.members)}.${encode(admin.members)}.`, [
        ...unsigned.edits,
        ...admin.edits,
      ]);
    }
    case 'own-key': {
      const admin = withRole(token);
      const resigned = change(token.header, 'header', 'alg', 'HS256');
      const text = await signToken({ header: resigned.members, claims: admin.members, key: ownKey });
      return sent(text, [...resigned.edits, ...admin.edits]);
    }
  }
}

type Members = Jws['header'];
type Value = Members[string];

const withRole = (token: Jws) => change(token.claims ?? {}, 'payload', 'role', 'admin');

/** The member in its old place with another value; at the end where it is new. No edit where nothing changes. */
function change(
  members: Members,
  part: Edit['part'],
  name: string,
  value: Value,
): { members: Members; edits: Edit[] } {
  const known = ownMember(members, name);
  if (known === value) return { members, edits: [] };
  const tell = (one: Value) => `${JSON.stringify(name)}:${JSON.stringify(one)}`;
  return {
    members: { ...members, [name]: value },
    edits: [{ part, before: known === undefined ? '' : tell(known), after: tell(value) }],
  };
}

const encode = (members: Members) => encodeBase64url(encodeUtf8(JSON.stringify(members)));

/** `"role":"user" → "role":"admin"`, the part's colour before and a mark after. */
export function tellEdit({ part, before, after }: Edit): Run[] {
  return before === ''
    ? [run(after, 'edit')]
    : [run(before.slice(0, longestMember), part), run(' → '), run(after.slice(0, longestMember), 'edit')];
}
const longestMember = 60;

const partLooks = ['header', 'payload', 'signature'] as const;
/** Characters at the front of a part, before the change, and of the change itself. */
const shown = { front: 5, before: 4, changed: 5 };

/** A compact JWS in short coloured pieces, with the place marked where a part begins to differ from the one issued. */
export function tellChanged(text: string, issued: string): Run[] {
  const before = issued.split('.');
  return text
    .split('.')
    .flatMap((part, index) => [
      ...(index === 0 ? [] : [run('.', 'code')]),
      ...tellPart(part, before[index] ?? '', partLooks[index] ?? 'code'),
    ]);
}

function tellPart(part: string, issued: string, look: Run['look']): Run[] {
  const { front, before, changed } = shown;
  const rest = (end: number) => (part.length > end ? '…' : '');
  if (part === issued) return [run(part.slice(0, front) + rest(front), look)];
  let at = 0;
  while (at < part.length && part[at] === issued[at]) at += 1;
  const from = Math.max(at - before, 0);
  const lead = from <= front ? part.slice(0, at) : `${part.slice(0, front)}…${part.slice(from, at)}`;
  const mark = part.slice(at, at + changed);
  return [
    ...(lead === '' ? [] : [run(lead, look)]),
    ...(mark === '' ? [] : [run(mark, 'edit')]),
    ...(rest(at + changed) === '' ? [] : [run('…', look)]),
  ];
}
