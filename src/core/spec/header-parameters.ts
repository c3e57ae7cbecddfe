/** The header parameters of JOSE and of the specifications that extend it: what each says, of which type, by which clause. */
import type { MemberType } from './member-type.ts';
import { rfc, type SpecReference, spec } from './reference.ts';

export interface HeaderParameter {
  readonly name: string;
  /** null where no standard fixes one. */
  readonly type: MemberType | null;
  /** One sentence; `{value}` stands for the value. */
  readonly meaning: string;
  readonly source: SpecReference;
  /** Whether RFC 7515, 7516 or 7518 define it: `crit` must not list those (RFC 7515 §4.1.11). */
  readonly core: boolean;
}

const core = (
  name: string,
  type: MemberType | null,
  meaning: string,
  source: SpecReference,
): HeaderParameter => ({
  name,
  type,
  meaning,
  source,
  core: true,
});
const extension = (
  name: string,
  type: MemberType | null,
  meaning: string,
  source: SpecReference,
): HeaderParameter => ({ name, type, meaning, source, core: false });

const rows: readonly HeaderParameter[] = [
  core('alg', 'string', 'Algorithm: {value}.', rfc(7515, '4.1.1', 'MUST')),
  core('enc', 'string', 'The content is encrypted with {value}.', rfc(7516, '4.1.2', 'MUST')),
  core('zip', 'string', 'The content was compressed before encryption: {value}.', rfc(7516, '4.1.3')),
  core(
    'jku',
    'string',
    'Points at a JWK Set for its own key: {value}. Never fetched here, and no proof of the issuer.',
    rfc(7515, '4.1.2'),
  ),
  core(
    'jwk',
    'object',
    'Carries its own public key. That proves nothing about the issuer.',
    rfc(7515, '4.1.3'),
  ),
  core('kid', 'string', 'Names the key that it is for: {value}.', rfc(7515, '4.1.4')),
  core(
    'x5u',
    'string',
    'Points at a certificate for its own key: {value}. Never fetched here.',
    rfc(7515, '4.1.5'),
  ),
  core(
    'x5c',
    'strings',
    'Carries a certificate chain ({count}). By itself it proves nothing about the issuer.',
    rfc(7515, '4.1.6'),
  ),
  core('x5t', 'string', 'SHA-1 thumbprint of the certificate of the key: {value}.', rfc(7515, '4.1.7')),
  core(
    'x5t#S256',
    'string',
    'SHA-256 thumbprint of the certificate of the key: {value}.',
    rfc(7515, '4.1.8'),
  ),
  core('typ', 'string', 'Media type of the whole token: {value}.', rfc(7515, '4.1.9')),
  core('cty', 'string', 'Media type of the content: {value}.', rfc(7515, '4.1.10')),
  core('crit', 'strings', 'Whoever reads the token has to understand: {value}.', rfc(7515, '4.1.11', 'MUST')),
  core(
    'epk',
    'object',
    'Ephemeral public key of the sender, for the key agreement.',
    rfc(7518, '4.6.1.1', 'MUST'),
  ),
  core('apu', 'string', 'About the sender, for the key agreement: {value}.', rfc(7518, '4.6.1.2')),
  core('apv', 'string', 'About the recipient, for the key agreement: {value}.', rfc(7518, '4.6.1.3')),
  core('iv', 'string', 'Initialization vector of the key wrapping.', rfc(7518, '4.7.1.1', 'MUST')),
  core('tag', 'string', 'Authentication tag of the key wrapping.', rfc(7518, '4.7.1.2', 'MUST')),
  core('p2s', 'string', 'Salt of the key that is derived from a password.', rfc(7518, '4.8.1.1', 'MUST')),
  core(
    'p2c',
    'number',
    'The key is derived from a password in {value} rounds.',
    rfc(7518, '4.8.1.2', 'MUST'),
  ),
  extension('b64', 'boolean', 'Whether the payload is base64url-encoded: {value}.', rfc(7797, '3')),
  extension('iss', 'string', 'Issuer, repeated outside of the encryption: {value}.', rfc(7519, '5.3')),
  extension('sub', 'string', 'Subject, repeated outside of the encryption: {value}.', rfc(7519, '5.3')),
  extension(
    'aud',
    'string-or-strings',
    'Audience, repeated outside of the encryption: {value}.',
    rfc(7519, '5.3'),
  ),
  extension('url', 'string', 'The URL that this request is for: {value}.', rfc(8555, '6.4.1', 'MUST')),
  extension('nonce', 'string', 'A value that the server gave, against replay: {value}.', rfc(8555, '6.5.2')),
  extension('ppt', 'string', 'Kind of PASSporT: {value}.', rfc(8225, '8.1')),
  extension('svt', 'array', 'Signature validation tokens about an earlier check of it.', rfc(9321, '')),
  extension(
    'trust_chain',
    'strings',
    'Chain of statements from its entity up to a trust anchor.',
    spec('OpenID Federation 1.0 §4.3', 'https://openid.net/specs/openid-federation-1_0.html#section-4.3'),
  ),
  extension(
    'disclosures',
    'strings',
    'Disclosures of selectively disclosable claims ({count}).',
    rfc(9901, '8.1'),
  ),
  extension('kb_jwt', 'string', 'The key-binding JWT of the presentation.', rfc(9901, '8.1')),
];

/** By name. */
export const headerParameters: ReadonlyMap<string, HeaderParameter> = new Map(
  rows.map((row) => [row.name, row]),
);

/** Those that `crit` must not list: RFC 7515, 7516 and 7518 define them. */
export const standardHeaderParameters: ReadonlySet<string> = new Set(
  rows.filter((row) => row.core).map((row) => row.name),
);
