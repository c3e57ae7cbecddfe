/**
 * Refresh tokens with rotation: each is good once and brings the next one of its family. Whoever shows a used one gives away
 * that two hold the family, and since there is no telling which of them is the thief, the whole family ends (RFC 9700 §4.14.2).
 */
import { encodeBase64url } from '../../jose/base64url.ts';

export interface RefreshStore {
  /** The first refresh token of a new family. */
  start(person: string): string;
  use(token: string): RefreshUse;
  /** Ends the family that the token belongs to, as a logout does. */
  end(token: string): void;
}

export type RefreshUse =
  | { readonly outcome: 'rotated'; readonly person: string; readonly next: string }
  /** Used before: its family ends with it. */
  | { readonly outcome: 'reused' }
  /** Never handed out, or of a family that has ended. */
  | { readonly outcome: 'unknown' };

interface Family {
  readonly person: string;
  current: string;
  ended: boolean;
}

export function keepRefreshTokens(): RefreshStore {
  const families = new Map<string, Family>();
  const renew = (family: Family): string => {
    family.current = `rt_${encodeBase64url(crypto.getRandomValues(new Uint8Array(24)))}`;
    families.set(family.current, family);
    return family.current;
  };
  return {
    start: (person) => renew({ person, current: '', ended: false }),
    use(token) {
      const family = families.get(token);
      if (family === undefined || family.ended) return { outcome: 'unknown' };
      if (family.current === token) return { outcome: 'rotated', person: family.person, next: renew(family) };
      family.ended = true;
      return { outcome: 'reused' };
    },
    end(token) {
      const family = families.get(token);
      if (family !== undefined) family.ended = true;
    },
  };
}
