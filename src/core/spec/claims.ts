/**
 * Claims that standards define (the IANA "JSON Web Token Claims" registry and the specifications it points at): what each
 * says, of which type, by which clause. What single makers put into their tokens is in `claims-of-makers.ts`.
 */
import type { MemberType } from './member-type.ts';
import { rfc, type SpecReference, spec } from './reference.ts';

/** How a meaning reads the value: which words it fills its sentence with. */
export type ClaimForm = 'value' | 'expiry' | 'not-before' | 'instant' | 'flag';

export interface Claim {
  readonly name: string;
  /** The type that the standard demands; null where it leaves it open or where makers differ too much to tell. */
  readonly type: MemberType | null;
  /** One sentence; `{value}` stands for the value, `{count}` for how many there are. For 'flag': when true | when false. */
  readonly meaning: string;
  readonly form: ClaimForm;
  readonly source: SpecReference;
}

const claim = (
  name: string,
  type: MemberType | null,
  meaning: string,
  source: SpecReference,
  form: ClaimForm = 'value',
): Claim => ({ name, type, meaning, source, form });

const oidc = (section: string) =>
  spec(
    `OpenID Connect Core 1.0 §${section}`,
    `https://openid.net/specs/openid-connect-core-1_0.html#section-${section}`,
  );

const registered: readonly Claim[] = [
  claim('iss', 'string', 'Issued by {value}.', rfc(7519, '4.1.1')),
  claim('sub', 'string', 'About {value}: the subject, as its issuer knows it.', rfc(7519, '4.1.2')),
  claim(
    'aud',
    'string-or-strings',
    'Meant for {value}. Anybody else has to refuse it.',
    rfc(7519, '4.1.3', 'MUST'),
  ),
  claim('exp', 'numeric-date', '{value}', rfc(7519, '4.1.4', 'MUST'), 'expiry'),
  claim('nbf', 'numeric-date', '{value}', rfc(7519, '4.1.5', 'MUST'), 'not-before'),
  claim('iat', 'numeric-date', 'Issued {value}.', rfc(7519, '4.1.6'), 'instant'),
  claim('jti', 'string', 'Its own identifier: {value}.', rfc(7519, '4.1.7')),
  claim('nonce', 'string', 'Ties it to one login request: {value}.', oidc('2')),
];

/** By name. */
export const standardClaims: ReadonlyMap<string, Claim> = new Map(registered.map((row) => [row.name, row]));
