/** OpenID Connect: what an ID Token says about a login and a person. */
import { type Claim, claimsFrom } from './claim.ts';
import { rfc, spec } from './reference.ts';

const core = (section: string) =>
  spec(
    `OpenID Connect Core 1.0 §${section}`,
    `https://openid.net/specs/openid-connect-core-1_0.html#section-${section}`,
  );
const identityAssurance = spec(
  'OpenID Connect for Identity Assurance Claims Registration 1.0',
  'https://openid.net/specs/openid-connect-4-ida-claims-1_0.html',
);

export const claimsOfIdentity: readonly Claim[] = [
  ...claimsFrom(core('2'), [
    ['nonce', 'string', 'Ties it to one login request: {value}.'],
    ['auth_time', 'numeric-date', 'The person logged in {value}.', 'instant'],
    ['acr', 'string', 'Strength of the login: {value}.'],
    ['amr', null, 'How the person logged in: {value}.'],
    ['azp', 'string', 'Issued to the client {value}.'],
  ]),
  ...claimsFrom(core('3.1.3.6'), [
    ['at_hash', 'string', 'Hash of the access token that came with it: {value}.'],
  ]),
  ...claimsFrom(core('3.3.2.11'), [
    ['c_hash', 'string', 'Hash of the authorization code that came with it: {value}.'],
  ]),
  ...claimsFrom(core('5.1'), [
    ['name', 'string', "The person's full name: {value}."],
    ['given_name', 'string', 'Given names: {value}.'],
    ['family_name', 'string', 'Family names: {value}.'],
    ['middle_name', 'string', 'Middle names: {value}.'],
    ['nickname', 'string', 'Nickname: {value}.'],
    [
      'preferred_username',
      'string',
      'The person likes to be called {value}; it may change and is not unique.',
    ],
    ['profile', 'string', 'Profile page: {value}.'],
    ['picture', 'string', 'Picture: {value}.'],
    ['website', 'string', 'Website: {value}.'],
    ['email', 'string', 'E-mail address: {value}.'],
    [
      'email_verified',
      null,
      'The issuer checked that the e-mail address is theirs. | The e-mail address was not checked.',
      'flag',
    ],
    ['gender', 'string', 'Gender: {value}.'],
    ['birthdate', 'string', 'Born on {value}.'],
    ['zoneinfo', 'string', 'Time zone: {value}.'],
    ['locale', 'string', 'Language: {value}.'],
    ['phone_number', 'string', 'Phone number: {value}.'],
    [
      'phone_number_verified',
      null,
      'The issuer checked that the phone number is theirs. | The phone number was not checked.',
      'flag',
    ],
    ['address', null, 'Postal address ({value}).'],
    ['updated_at', null, 'The profile was last changed {value}.', 'instant'],
  ]),
  ...claimsFrom(core('5.6.2'), [
    ['_claim_names', 'object', 'Claims that another issuer states: {value}.'],
    ['_claim_sources', 'object', 'Where those claims are to be had.'],
  ]),
  ...claimsFrom(core('7.4'), [['sub_jwk', 'object', 'The key by which the person speaks for themself.']]),
  ...claimsFrom(
    spec(
      'OpenID Connect Front-Channel Logout 1.0 §3',
      'https://openid.net/specs/openid-connect-frontchannel-1_0.html#OPLogout',
    ),
    [['sid', 'string', 'The login session at the issuer: {value}.']],
  ),
  ...claimsFrom(
    spec(
      'Financial-grade API Part 2 §5.1.1',
      'https://openid.net/specs/openid-financial-api-part-2-1_0.html#id-token-as-detached-signature',
    ),
    [['s_hash', 'string', 'Hash of the state parameter of the request: {value}.']],
  ),
  ...claimsFrom(identityAssurance, [
    ['place_of_birth', 'object', 'Place of birth ({value}).'],
    ['nationalities', null, 'Nationalities: {value}.'],
    ['birth_family_name', 'string', 'Family name at birth: {value}.'],
    ['birth_given_name', 'string', 'Given name at birth: {value}.'],
    ['birth_middle_name', 'string', 'Middle name at birth: {value}.'],
    ['salutation', 'string', 'Salutation: {value}.'],
    ['title', 'string', 'Title: {value}.'],
    ['msisdn', 'string', 'Mobile number: {value}.'],
    ['also_known_as', 'string', 'Also known as {value}.'],
    ['verified_claims', null, 'Claims together with how they were checked.'],
  ]),
  ...claimsFrom(rfc(8417, '2.2'), [
    ['events', 'object', 'Something happened: {value}.'],
    ['toe', 'numeric-date', 'It happened {value}.', 'instant'],
    ['txn', 'string', 'Transaction that it belongs to: {value}.'],
  ]),
  ...claimsFrom(rfc(9493, '4'), [['sub_id', 'object', 'About this subject ({value}).']]),
  ...claimsFrom(rfc(8485, ''), [
    ['vot', 'string', 'How well the identity and the login were checked: {value}.'],
    ['vtm', 'string', 'Where the words of vot are explained: {value}.'],
  ]),
];
