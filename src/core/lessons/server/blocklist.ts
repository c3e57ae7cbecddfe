/** The ids of tokens that were taken back. An entry is needed only until its token expires (RFC 7519 §4.1.7, §4.1.4). */

export interface Blocklist {
  /** @param expiresAt of the token, @param now: milliseconds since the epoch */
  add(jti: string, expiresAt: number, now: number): void;
  has(jti: string): boolean;
  readonly size: number;
}

export function keepBlocklist(): Blocklist {
  const entries = new Map<string, number>();
  return {
    add(jti, expiresAt, now) {
      for (const [known, until] of entries) if (until <= now) entries.delete(known);
      if (expiresAt > now) entries.set(jti, expiresAt);
    },
    has: (jti) => entries.has(jti),
    get size() {
      return entries.size;
    },
  };
}
