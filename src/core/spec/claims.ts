/**
 * Claims that standards define (the IANA "JSON Web Token Claims" registry, and the specifications that it points at).
 * What single makers put into their tokens is in `makers/`.
 */
import type { Claim } from './claim.ts';
import { claimsOfAttestation } from './claims-attestation.ts';
import { claimsOfIdentity } from './claims-identity.ts';
import { claimsOfOAuth } from './claims-oauth.ts';
import { claimsOfRegistry } from './claims-registry.ts';

/** By name. */
export const standardClaims: ReadonlyMap<string, Claim> = new Map(
  [...claimsOfOAuth, ...claimsOfIdentity, ...claimsOfRegistry, ...claimsOfAttestation].map((row) => [
    row.name,
    row,
  ]),
);
