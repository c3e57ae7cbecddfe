/** Parameters of OAuth and OpenID Connect messages: what each says, and whether its value is a secret. */
import { oidc, rfc, type SpecReference, spec } from './reference.ts';

export interface OAuthParameter {
  readonly name: string;
  /** One sentence. */
  readonly meaning: string;
  /** Whoever has the value can act with it. */
  readonly secret: boolean;
  readonly spec: SpecReference;
}

const authentication = oidc('3.1.2.1', 'AuthRequest');
const logout = spec(
  'OpenID Connect RP-Initiated Logout 1.0 §2',
  'https://openid.net/specs/openid-connect-rpinitiated-1_0.html#RPLogout',
);

type Row = readonly [name: string, meaning: string, spec: SpecReference, secret?: 'secret'];

const rows: readonly Row[] = [
  [
    'response_type',
    'What the app wants back from the authorization endpoint: a code, or tokens at once.',
    rfc(6749, '3.1.1'),
  ],
  [
    'response_mode',
    'How the response travels: in the query, the fragment, a posted form, or a message between windows.',
    spec(
      'OAuth 2.0 Multiple Response Types §2.1',
      'https://openid.net/specs/oauth-v2-multiple-response-types-1_0.html#ResponseModes',
    ),
  ],
  ['client_id', 'Which app asks. It is no secret.', rfc(6749, '2.2')],
  [
    'client_secret',
    'By it a server-side app proves who it is. It has no place in a page.',
    rfc(6749, '2.3.1'),
    'secret',
  ],
  ['client_assertion', 'A signed JWT by which the app proves who it is.', rfc(7521, '4.2'), 'secret'],
  ['client_assertion_type', 'Says that client_assertion is a JWT.', rfc(7521, '4.2')],
  [
    'redirect_uri',
    'Where the browser is sent with the response. It must be one that is registered.',
    rfc(6749, '3.1.2'),
  ],
  ['scope', 'What the app wants to be allowed to do.', rfc(6749, '3.3')],
  [
    'state',
    'A value of this one sign-in: the app compares it when the response comes back.',
    rfc(6749, '4.1.1'),
  ],
  ['nonce', 'A value of this one sign-in that comes back inside of the ID token.', authentication],
  [
    'code_challenge',
    'The hash of a secret that the app keeps until it redeems the code (PKCE).',
    rfc(7636, '4.3'),
  ],
  [
    'code_challenge_method',
    'How the challenge is made. S256 is a hash; plain is the secret itself.',
    rfc(7636, '4.3'),
  ],
  [
    'code_verifier',
    'The secret behind the challenge: only who began the sign-in has it.',
    rfc(7636, '4.5'),
    'secret',
  ],
  ['code', 'A ticket for tokens, short-lived and good for one use.', rfc(6749, '4.1.2'), 'secret'],
  [
    'prompt',
    'Whether the person is to be asked: none asks nobody, login asks for the password again.',
    authentication,
  ],
  ['max_age', 'How many seconds ago the person may have signed in at most.', authentication],
  ['ui_locales', 'Languages for the provider’s pages.', authentication],
  ['id_token_hint', 'An earlier ID token: tells the provider whom it is about.', authentication, 'secret'],
  ['login_hint', 'Who is about to sign in, often an email address.', authentication],
  ['acr_values', 'How strong the sign-in is to be.', authentication],
  ['display', 'How the provider is to show its pages.', authentication],
  ['claims', 'Single claims that the app asks for.', oidc('5.5', 'ClaimsParameter')],
  ['request', 'All parameters as a signed JWT, which nobody on the way can change.', rfc(9101, '5.1')],
  [
    'request_uri',
    'Names parameters that lie elsewhere: pushed to the provider, or at an address.',
    rfc(9126, '2.2'),
  ],
  ['audience', 'The API that the token is for, as some providers ask for it.', rfc(8693, '2.1')],
  ['resource', 'The API that the token is for, by its address.', rfc(8707, '2')],
  ['dpop_jkt', 'The thumbprint of the key that the code is to be bound to.', rfc(9449, '10')],
  ['error', 'Why there is neither code nor token.', rfc(6749, '4.1.2.1')],
  ['error_description', 'The reason for people who develop.', rfc(6749, '4.1.2.1')],
  ['error_uri', 'A page about the error.', rfc(6749, '4.1.2.1')],
  ['iss', 'Who sent the response: the app compares it with the provider that it asked.', rfc(9207, '2')],
  [
    'session_state',
    'Tells an app whether the session at the provider has changed.',
    spec(
      'OpenID Connect Session Management 1.0 §2',
      'https://openid.net/specs/openid-connect-session-1_0.html#CreatingUpdatingSessions',
    ),
  ],
  [
    'response',
    'The whole response as a signed JWT (JARM).',
    spec('JWT Secured Authorization Response Mode §2.3', 'https://openid.net/specs/oauth-v2-jarm.html'),
    'secret',
  ],
  [
    'grant_type',
    'What the app hands in for tokens: a code, a refresh token, a password, …',
    rfc(6749, '4.1.3'),
  ],
  ['refresh_token', 'Brings new access tokens without asking the person again.', rfc(6749, '6'), 'secret'],
  ['username', 'The person’s name, which in this grant the app itself sees.', rfc(6749, '4.3.2')],
  [
    'password',
    'The person’s password, which in this grant the app itself sees.',
    rfc(6749, '4.3.2'),
    'secret',
  ],
  ['subject_token', 'The token to be exchanged.', rfc(8693, '2.1'), 'secret'],
  ['subject_token_type', 'What kind of token subject_token is.', rfc(8693, '2.1')],
  ['actor_token', 'A token of the one who acts for the subject.', rfc(8693, '2.1'), 'secret'],
  ['requested_token_type', 'What kind of token is wanted.', rfc(8693, '2.1')],
  ['issued_token_type', 'What kind of token was handed out.', rfc(8693, '2.2.1')],
  ['device_code', 'By it the device asks whether the person has said yes.', rfc(8628, '3.2'), 'secret'],
  ['user_code', 'What the person types at the other device.', rfc(8628, '3.2')],
  ['verification_uri', 'Where the person types it.', rfc(8628, '3.2')],
  ['verification_uri_complete', 'The same with the code in it.', rfc(8628, '3.3.1')],
  ['interval', 'How many seconds to wait between two questions.', rfc(8628, '3.2')],
  ['access_token', 'Opens the API, for as long as it lives.', rfc(6749, '5.1'), 'secret'],
  ['token_type', 'How the token is sent: Bearer, or DPoP with a proof.', rfc(6749, '7.1')],
  ['expires_in', 'How many seconds the access token lives.', rfc(6749, '5.1')],
  [
    'id_token',
    'Tells the app who signed in. It is for the app, not for an API.',
    oidc('2', 'IDToken'),
    'secret',
  ],
  ['token', 'The token that is asked about or taken back.', rfc(7009, '2.1'), 'secret'],
  ['token_type_hint', 'What kind of token it is.', rfc(7009, '2.1')],
  ['active', 'Whether the token still counts.', rfc(7662, '2.2')],
  ['post_logout_redirect_uri', 'Where the browser is sent after the sign-out.', logout],
  ['logout_hint', 'Who is to be signed out.', logout],
  [
    'logout_token',
    'A signed JWT by which the provider tells the app that a session has ended.',
    spec(
      'OpenID Connect Back-Channel Logout 1.0 §2.4',
      'https://openid.net/specs/openid-connect-backchannel-1_0.html#LogoutToken',
    ),
    'secret',
  ],
  ['issuer', 'The provider’s own name, as its tokens say it in iss.', rfc(8414, '2')],
  ['authorization_endpoint', 'Where sign-ins begin.', rfc(8414, '2')],
  ['token_endpoint', 'Where codes and refresh tokens are handed in.', rfc(8414, '2')],
  ['userinfo_endpoint', 'Where an access token brings claims about the person.', oidc('5.3', 'UserInfo')],
  ['jwks_uri', 'Where the provider’s public keys lie.', rfc(8414, '2')],
  ['end_session_endpoint', 'Where sign-outs begin.', logout],
  ['sub', 'Who it is about.', rfc(7519, '4.1.2')],
];

const byName: ReadonlyMap<string, OAuthParameter> = new Map(
  rows.map(([name, meaning, reference, secret]) => [
    name,
    { name, meaning, secret: secret === 'secret', spec: reference },
  ]),
);

/** Undefined for a parameter of a provider's own. */
export function findOAuthParameter(name: string): OAuthParameter | undefined {
  return byName.get(name);
}
