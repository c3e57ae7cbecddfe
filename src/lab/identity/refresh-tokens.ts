import { randomBytes } from 'node:crypto';

/**
 * Opaque refresh tokens with rotation: each is good once, and a second use ends the whole family
 * (RFC 9700 §4.14.2).
 */
export interface RefreshTokens {
  start(person: string, alg: string): string;
  /** The next refresh token of the same sign-in; null where the one shown is unknown or was used before. */
  rotate(token: string): { person: string; alg: string; next: string } | null;
}

interface Family {
  readonly person: string;
  readonly alg: string;
  current: string;
  ended: boolean;
}

export function keepRefreshTokens(): RefreshTokens {
  const families = new Map<string, Family>();
  const renew = (family: Family) => {
    family.current = `rt_${randomBytes(24).toString('base64url')}`;
    families.set(family.current, family);
    return family.current;
  };
  return {
    start: (person, alg) => renew({ person, alg, current: '', ended: false }),
    rotate(token) {
      const family = families.get(token);
      if (family === undefined || family.ended) return null;
      if (family.current !== token) {
        family.ended = true;
        return null;
      }
      return { person: family.person, alg: family.alg, next: renew(family) };
    },
  };
}
