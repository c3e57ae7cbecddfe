import type { LabKeys } from './identity/keys.ts';

/** What the servers of the practice site share: their addresses, their clock, their keys and what was revoked. */
export interface World {
  /** Identity provider and pages; also the issuer. */
  readonly siteUrl: string;
  /** The API: another origin, the same site (a port makes no site). */
  readonly apiUrl: string;
  /** The same two servers by their other name: for cookies another site. */
  readonly otherSiteUrl: string;
  readonly otherApiUrl: string;
  /** The API by a name that browsers do not count as this machine: plain http, no secure context. */
  readonly plainApiUrl: string;
  /** An API whose clock is ten minutes ahead. */
  readonly fastClockUrl: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly keys: LabKeys;
  /** `jti` of the access tokens that a logout ended. */
  readonly revoked: Set<string>;
}
