/**
 * Stand-ins for what may not be handed on. The same secret has the same stand-in throughout a capture, so that it still
 * shows which cookie came from which answer and whether a CSRF token was a stale one.
 */
import { hashText } from '../diagnose/dpop-facts.ts';
import { scanText } from '../find/scan.ts';
import { type Fillers, shareFragment, shareToken } from './share-token.ts';

/** What was taken out of a capture. */
export interface Receipt {
  /** Tokens whose header and claims stay and whose signature is gone. */
  readonly tokens: number;
  /** Distinct values that were replaced. */
  readonly secrets: number;
  /** Bodies that were left out as a whole. */
  readonly bodies: number;
  /** How often something was taken from a place of this name, most often first. */
  readonly places: readonly { readonly place: string; readonly count: number }[];
}

export interface Mask {
  /** A secret's stand-in; a word that is no secret (`null`, `true`, nothing) stays. */
  secret(value: string, place: string): string;
  /** What stands under a secret's name: a token keeps header and claims, all else is a secret. */
  value(value: string, place: string): string;
  /** Any text, without the signatures of the tokens in it. */
  text(text: string, place: string): string;
  leaveOut(place: string): void;
  /** Notes what an access token became: a DPoP proof that names it by its hash (`ath`) then names the stand-in. */
  renamed(credentials: string, masked: string): void;
  receipt(): Receipt;
}

/** What programs write where a value is missing, and what servers write to clear a cookie: often the very fault. */
const noSecret =
  /^(|true|false|null|undefined|none|nan|deleted|function|\{\}|""|''|\[object \w{1,20}\]|-?\d)$/i;
const standIn = /^REDACTED(-?\d+)?A*$/;
/** What begins like a JOSE header and is no whole token: cut off, or damaged. */
const fragment = /\beyJ[\w.~+/=-]{12,}/g;
const longestPlace = 80;
/** A credential that the page keeps is told from other values by its length, so a stand-in has the secret's. */
const shortestCredential = 16;
const longestStandIn = 256;
/** So many values are compared; in a capture with more, a cut-off one is a value of its own. */
const mostCompared = 5000;

export function createMask(): Mask {
  const secrets = new Map<string, number>();
  const signatures = new Map<string, number>();
  const tokens = new Map<string, string>();
  const places = new Map<string, number>();
  let bodies = 0;

  const count = (place: string) => {
    const short = place.length > longestPlace ? `${place.slice(0, longestPlace)}…` : place;
    places.set(short, (places.get(short) ?? 0) + 1);
  };
  /** What was cut off has the number of the whole, so that it still shows as the beginning of it. */
  const numberOf = (text: string, among: Map<string, number>) => {
    const number = among.get(text) ?? wholeOf(text, among) ?? among.size + 1;
    among.set(text, number);
    return number;
  };

  function secret(value: string, place: string): string {
    const plain = decodeOnce(value);
    if (noSecret.test(plain.trim()) || standIn.test(value)) return value;
    count(place);
    const short = `REDACTED-${numberOf(plain, secrets)}`;
    return short.padEnd(plain.length < shortestCredential ? 0 : Math.min(plain.length, longestStandIn), 'A');
  }

  const fillersAt = (place: string): Fillers => ({
    signature(part) {
      if (part === '' || standIn.test(part)) return part;
      return `REDACTED${numberOf(part, signatures)}`.padEnd(part.length, 'A').slice(0, part.length);
    },
    secret: (part) => secret(part, place),
    text: (part) => text(part, place),
    accessTokenHashes,
  });
  const accessTokenHashes = new Map<string, string>();

  function token(whole: string, place: string): string {
    const before = tokens.get(whole);
    const shared = before ?? shareToken(whole, fillersAt(place));
    tokens.set(whole, shared);
    if (shared !== whole) count(place);
    return shared;
  }

  function text(whole: string, place: string): string {
    const out: string[] = [];
    let from = 0;
    const gap = (to: number) =>
      out.push(
        whole.slice(from, to).replace(fragment, (cut) => {
          count(place);
          return shareFragment(cut, fillersAt(place));
        }),
      );
    for (const { start, end, format, wrappings } of scanText(whole)) {
      if (start < from) continue;
      gap(start);
      const found = whole.slice(start, end);
      const isPlain = wrappings.length === 0 && format !== 'json';
      out.push(isPlain ? token(found, place) : secret(found, place));
      from = end;
    }
    gap(whole.length);
    return out.join('');
  }

  function value(whole: string, place: string): string {
    const bare = whole.replace(/^"(.*)"$/s, '$1');
    const [first] = scanText(bare);
    const isToken = first?.start === 0 && first.end === bare.length && first.wrappings.length === 0;
    return isToken || isFragment(bare) ? text(whole, place) : secret(whole, place);
  }

  return {
    secret,
    value,
    text,
    leaveOut(place) {
      bodies += 1;
      count(place);
    },
    renamed(credentials, masked) {
      if (credentials !== masked) accessTokenHashes.set(hashText(credentials), hashText(masked));
    },
    receipt: () => ({
      tokens: [...tokens].filter(([whole, shared]) => whole !== shared).length,
      secrets: secrets.size,
      bodies,
      places: [...places]
        .map(([place, times]) => ({ place, count: times }))
        .sort((a, b) => b.count - a.count),
    }),
  };
}

function wholeOf(text: string, among: ReadonlyMap<string, number>): number | undefined {
  if (text.length < shortestCredential || among.size > mostCompared) return undefined;
  for (const [whole, number] of among) if (whole.startsWith(text)) return number;
  return undefined;
}

/** Two parts or more, of which the second begins like an object: what was a token once. */
function isFragment(text: string): boolean {
  return /^eyJ[\w+/=-]*\.ey[\w.~+/=-]*$/.test(text);
}

/** A cookie's value is percent-encoded where a header's is not, and is the same secret. */
function decodeOnce(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
