import type { LabKeys } from './mint/keys.ts';

/** What the servers of the practice site share: their addresses, their keys and what was revoked. */
export interface World {
  /** The pages. */
  readonly siteUrl: string;
  /** The identity provider, with the slash at its end. */
  readonly issuer: string;
  /** The API: another origin, the same site (a port makes no site). */
  readonly apiUrl: string;
  /** The same two servers by their other name: for cookies another site. */
  readonly otherSiteUrl: string;
  readonly otherApiUrl: string;
  /** The API by a name that browsers do not count as this machine: plain http, no secure context. */
  readonly plainApiUrl: string;
  /** An API whose clock is ten minutes ahead. */
  readonly fastClockUrl: string;
  readonly keys: LabKeys;
  /** `jti` of the access tokens that a logout ended. */
  readonly revoked: Set<string>;
}
