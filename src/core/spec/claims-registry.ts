/** Registered claims of other trades: telephony, certificates, credentials, content delivery. */
import { type Claim, claimsFrom } from './claim.ts';
import { rfc, spec } from './reference.ts';

export const claimsOfRegistry: readonly Claim[] = [
  ...claimsFrom(rfc(8225, '5.2.1'), [
    ['orig', 'object', 'The caller.'],
    ['dest', 'object', 'The called.'],
  ]),
  ...claimsFrom(rfc(8225, '5.2.2'), [['mky', 'array', 'Fingerprints of the keys of the media.']]),
  ...claimsFrom(rfc(8443, ''), [['rph', 'object', 'The call may take precedence (resource priority).']]),
  ...claimsFrom(rfc(8946, ''), [
    ['div', 'object', 'The call was diverted from another number.'],
    ['opn', 'string', 'The PASSporT of the call before it was diverted.'],
  ]),
  ...claimsFrom(rfc(8588, ''), [
    ['attest', 'string', 'How sure the telephone company is of the number: {value}.'],
    ['origid', 'string', 'Where the call came from: {value}.'],
  ]),
  ...claimsFrom(rfc(8055, ''), [
    ['sip_from_tag', 'string', 'SIP From tag: {value}.'],
    ['sip_date', 'number', 'SIP Date of the request: {value}.'],
    ['sip_callid', 'string', 'SIP Call-Id: {value}.'],
    ['sip_cseq_num', 'string', 'SIP CSeq number: {value}.'],
    ['sip_via_branch', 'string', 'SIP Via branch: {value}.'],
  ]),
  ...claimsFrom(rfc(9447, ''), [['atc', 'object', 'Who may be given a certificate by ACME.']]),
  ...claimsFrom(rfc(9246, ''), [
    ['cdniv', 'number', 'Version of signed URIs for content delivery: {value}.'],
    ['cdnicrit', 'string', 'Claims that have to be understood: {value}.'],
    ['cdniip', 'string', 'Only for a client at this address (encrypted).'],
    ['cdniuc', 'string', 'Only for these URIs: {value}.'],
    ['cdniets', 'number', 'Seconds that a renewed token lasts: {value}.'],
    ['cdnistt', 'number', 'How a renewed token is handed over: {value}.'],
    ['cdnistd', 'number', 'Depth of paths in signed tokens: {value}.'],
  ]),
  ...claimsFrom(
    spec(
      'Verifiable Credentials Data Model 1.1 §6.3.1',
      'https://www.w3.org/TR/vc-data-model-1.1/#json-web-token',
    ),
    [
      ['vc', 'object', 'A verifiable credential ({value}).'],
      ['vp', 'object', 'A presentation of verifiable credentials ({value}).'],
    ],
  ),
  ...claimsFrom(
    spec('SD-JWT VC (Internet-Draft)', 'https://datatracker.ietf.org/doc/draft-ietf-oauth-sd-jwt-vc/'),
    [
      ['vct', 'string', 'Type of the credential: {value}.'],
      ['vct#integrity', 'string', 'Hash of the description of that type: {value}.'],
    ],
  ),
  ...claimsFrom(
    spec(
      'Token Status List (Internet-Draft)',
      'https://datatracker.ietf.org/doc/draft-ietf-oauth-status-list/',
    ),
    [
      ['status', 'object', 'Whether it was revoked is to be asked elsewhere ({value}).'],
      ['status_list', 'object', 'A list of which tokens were revoked.'],
      ['ttl', 'number', 'May be kept for {value} seconds.'],
    ],
  ),
  ...claimsFrom(
    spec('OpenID Federation 1.0 §3', 'https://openid.net/specs/openid-federation-1_0.html#section-3'),
    [
      ['jwks', 'object', 'The public keys of the entity.'],
      ['metadata', null, 'What the entity says about itself ({value}).'],
      ['authority_hints', 'strings', 'Who vouches for the entity: {value}.'],
      ['trust_marks', 'array', '{count} trust marks of the entity.'],
      ['metadata_policy', 'object', 'What those below may say about themselves.'],
    ],
  ),
];
