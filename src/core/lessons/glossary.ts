/** The words on screen: what each means in one line, the clause that defines it, and the act that shows it at work. */
import { oidc, rfc, type SpecReference, spec } from '../spec/reference.ts';
import type { ActId } from './act-ids.ts';

export interface Term {
  /** kebab-case; what hints name. */
  readonly id: string;
  readonly name: string;
  /** At most 120 characters. */
  readonly meaning: string;
  readonly spec: SpecReference;
  readonly act: ActId;
}

const cookies = (section: string) =>
  spec(
    `RFC 6265bis (draft) §${section}`,
    `https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-${section}`,
  );

type Row = readonly [name: string, meaning: string, spec: SpecReference, act: ActId];

const rows: Readonly<Record<string, Row>> = {
  '401': [
    '401 Unauthorized',
    '“I do not know who you are.” Credentials are missing or do not hold. Logging in may help.',
    rfc(9110, '15.5.2'),
    'drill',
  ],
  '403': [
    '403 Forbidden',
    '“I understood you, and the answer is no.” Logging in again as the same person does not help.',
    rfc(9110, '15.5.4'),
    'drill',
  ],
  'access-token': [
    'Access token',
    'What a client shows an API to be let in. It stands for what the person granted.',
    rfc(6749, '1.4'),
    'validation',
  ],
  algorithm: [
    'Algorithm (alg)',
    'How the token is signed. The server must decide which it takes; the token only says which was used.',
    rfc(7515, '4.1.1'),
    'validation',
  ],
  'alg-none': [
    'alg none',
    'An unsigned token. Anybody can write one, so a server must not take it.',
    rfc(7518, '3.6'),
    'validation',
  ],
  audience: [
    'Audience (aud)',
    'Who the token is for. An API must refuse a token that names others and not itself.',
    rfc(7519, '4.1.3'),
    'validation',
  ],
  authentication: [
    'Authentication',
    'Finding out who asks. When it fails, the status is 401.',
    rfc(9110, '11.1'),
    'no-memory',
  ],
  'auth-scheme': [
    'Auth-scheme',
    'The first word of an Authorization header: Bearer, DPoP, Basic. It says how to read the rest.',
    rfc(9110, '11.1'),
    'tamper-proof',
  ],
  base64url: [
    'base64url',
    'Bytes written in letters that a URL may hold. Everybody can read it back: it hides nothing.',
    rfc(4648, '5'),
    'not-secret',
  ],
  bearer: [
    'Bearer token',
    'A token that works for whoever holds it, like cash. A stolen one works for the thief.',
    rfc(6750, '1.2'),
    'expiry',
  ],
  blocklist: [
    'Blocklist',
    'Tokens that are refused before they expire. Each request must be looked up in it.',
    rfc(7009, '3'),
    'expiry',
  ],
  challenge: [
    'Challenge',
    'What a 401 says in WWW-Authenticate: which scheme it wants, and what was wrong.',
    rfc(9110, '11.3'),
    'no-memory',
  ],
  claim: [
    'Claim',
    'One statement in a token: a name and a value. It is true only if the signature and the issuer are.',
    rfc(7519, '2'),
    'naive-card',
  ],
  'claims-set': [
    'Claims set',
    'All claims of a token: the JSON object in its payload.',
    rfc(7519, '2'),
    'tamper-proof',
  ],
  cookie: [
    'Cookie',
    'A small value that a server sets and the browser sends back by itself, on every request that fits.',
    rfc(6265, '4.1'),
    'sessions',
  ],
  cors: [
    'CORS',
    'How a server says which other origins may read its answers. It stops reading, not sending.',
    spec('Fetch, CORS protocol', 'https://fetch.spec.whatwg.org/#http-cors-protocol'),
    'storage',
  ],
  credentials: [
    'Credentials',
    'What a request carries to say who asks: a token, a cookie, a password.',
    rfc(9110, '11.4'),
    'no-memory',
  ],
  csrf: [
    'CSRF',
    'Another site lets your browser send a request. The cookie rides along, so it counts as yours.',
    rfc(6749, '10.12'),
    'storage',
  ],
  dpop: [
    'DPoP',
    'Binds a token to a key. Each request brings a proof that is signed with it: a stolen token alone is no use.',
    rfc(9449, '1'),
    'expiry',
  ],
  expiry: [
    'Expiry (exp)',
    'From this moment on, the token must not be accepted.',
    rfc(7519, '4.1.4'),
    'expiry',
  ],
  hmac: [
    'HMAC',
    'A fingerprint of a text, made with a secret. Without the secret nobody can make it, or check it.',
    rfc(2104, '2'),
    'fingerprints',
  ],
  'host-prefix': [
    '__Host-',
    'A cookie name that browsers take only with Secure, Path=/ and no Domain: no other host can set it.',
    cookies('4.1.3.2'),
    'storage',
  ],
  httponly: [
    'HttpOnly',
    'A cookie that scripts cannot read. It still goes along with their requests.',
    rfc(6265, '4.1.2.6'),
    'storage',
  ],
  'id-token': [
    'ID token',
    'Tells a client who has signed in. It is for the client, and no key to an API.',
    oidc('2', 'IDToken'),
    'validation',
  ],
  'issued-at': ['Issued at (iat)', 'When the token was made.', rfc(7519, '4.1.6'), 'expiry'],
  issuer: [
    'Issuer (iss)',
    'Who made the token. A server takes tokens only from issuers that it trusts, compared letter by letter.',
    rfc(7519, '4.1.1'),
    'validation',
  ],
  'jose-header': [
    'JOSE header',
    'The first part of a token: how it is signed or encrypted, and with which key.',
    rfc(7515, '4'),
    'tamper-proof',
  ],
  jwe: [
    'JWE',
    'An encrypted token, in five parts. Without its key nobody reads what is inside.',
    rfc(7516, '3'),
    'not-secret',
  ],
  jwk: ['JWK', 'A key written as JSON.', rfc(7517, '4'), 'tamper-proof'],
  'jwk-set': [
    'JWK Set',
    'The list of public keys that an issuer publishes, so that everybody can check its tokens.',
    rfc(7517, '5'),
    'tamper-proof',
  ],
  jws: [
    'JWS',
    'A signed text. Most JWTs are one: header, payload and signature, with dots between them.',
    rfc(7515, '3'),
    'tamper-proof',
  ],
  jwt: [
    'JWT',
    'Claims as JSON, packed in a JWS or a JWE so that they fit into a header or a URL.',
    rfc(7519, '3'),
    'tamper-proof',
  ],
  'key-id': [
    'Key ID (kid)',
    'Names the key that signed the token, so that a server finds it in the JWK Set.',
    rfc(7515, '4.1.4'),
    'validation',
  ],
  'key-pair': [
    'Key pair',
    'Two keys that belong together: the private one signs, the public one only checks.',
    rfc(7518, '3.3'),
    'tamper-proof',
  ],
  leeway: [
    'Leeway',
    'A few seconds that a server allows because clocks differ. At most some minutes.',
    rfc(7519, '4.1.4'),
    'expiry',
  ],
  nonce: [
    'Nonce',
    'A random value that is used once. It ties an ID token to the login that asked for it.',
    oidc('2', 'IDToken'),
    'validation',
  ],
  'not-before': [
    'Not before (nbf)',
    'Until this moment, the token must not be accepted.',
    rfc(7519, '4.1.5'),
    'expiry',
  ],
  numericdate: [
    'NumericDate',
    'A time as seconds since 1 January 1970, UTC. Milliseconds are a common mistake.',
    rfc(7519, '2'),
    'expiry',
  ],
  opaque: [
    'Opaque token',
    'A token that only its issuer can read. An API has to ask about it.',
    rfc(6749, '1.4'),
    'sessions',
  ],
  origin: [
    'Origin',
    'Scheme, host and port together. A script reads freely only what has the origin of its page.',
    rfc(6454, '4'),
    'storage',
  ],
  permission: [
    'Authorization',
    'Deciding whether a known person may do it. When it fails, the status is 403.',
    rfc(9110, '15.5.4'),
    'drill',
  ],
  pkce: [
    'PKCE',
    'A secret made anew for each login, so that a stolen authorization code is of no use.',
    rfc(7636, '1'),
    'validation',
  ],
  preflight: [
    'Preflight',
    'The browser asks first, by OPTIONS, whether another origin may send this. It carries no credentials.',
    spec('Fetch, CORS-preflight fetch', 'https://fetch.spec.whatwg.org/#cors-preflight-fetch'),
    'storage',
  ],
  'refresh-token': [
    'Refresh token',
    'Gets new access tokens without a login. It goes to the issuer, never to an API.',
    rfc(6749, '1.5'),
    'expiry',
  ],
  revocation: [
    'Revocation',
    'Taking a token back before it expires. Whoever accepts the token must get to know of it.',
    rfc(7009, '2'),
    'expiry',
  ],
  role: [
    'Role',
    'What a person is to a system: user, admin. Roles decide what is allowed.',
    rfc(9068, '2.2.3.1'),
    'naive-card',
  ],
  rotation: [
    'Rotation',
    'Each refresh hands out a new refresh token and ends the old one: a second use betrays a theft.',
    rfc(9700, '2.2.2'),
    'expiry',
  ],
  samesite: [
    'SameSite',
    'Whether a cookie goes along with requests that other sites start: Strict, Lax or None.',
    cookies('4.1.2.7'),
    'storage',
  ],
  scope: [
    'Scope',
    'What the token is good for, as words: invoices:read. Less than the API asks for means 403.',
    rfc(6749, '3.3'),
    'drill',
  ],
  secure: ['Secure', 'A cookie that is sent over https only.', rfc(6265, '4.1.2.5'), 'storage'],
  session: [
    'Session',
    'What a server remembers of you between requests. The cookie only holds its number.',
    rfc(6265, '8.4'),
    'sessions',
  ],
  signature: [
    'Signature',
    'The last part of a JWS. It fits only this header, this payload and this key.',
    rfc(7515, '2'),
    'tamper-proof',
  ],
  'signing-input': [
    'Signing input',
    'What the signature covers: header and payload in base64url, with the dot between them.',
    rfc(7515, '2'),
    'tamper-proof',
  ],
  site: [
    'Site',
    'The scheme and the domain that one registers: app.example.com and api.example.com are one site.',
    spec('HTML, same site', 'https://html.spec.whatwg.org/multipage/browsers.html#same-site'),
    'storage',
  ],
  stateless: [
    'Stateless',
    'Each request is understood by itself. The server need not remember the one before.',
    rfc(9110, '3.3'),
    'no-memory',
  ],
  subject: [
    'Subject (sub)',
    'Who the token is about: most often the number of a user.',
    rfc(7519, '4.1.2'),
    'naive-card',
  ],
  thumbprint: [
    'Thumbprint',
    'A short fingerprint of a key. It tells two keys apart, whatever they are called.',
    rfc(7638, '3'),
    'tamper-proof',
  ],
  verified: [
    'Verified',
    'The signature fits a key that you supplied or trust. Decoded alone proves nothing.',
    rfc(7515, '5.2'),
    'validation',
  ],
  xss: [
    'XSS',
    'A script of an attacker that runs in your page. It can do and read whatever the page can.',
    spec('OWASP, Cross Site Scripting', 'https://owasp.org/www-community/attacks/xss/'),
    'storage',
  ],
};

/** In the order of their names. */
export const glossary: readonly Term[] = Object.entries(rows)
  .map(([id, [name, meaning, clause, act]]): Term => ({ id, name, meaning, spec: clause, act }))
  .toSorted((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));

/** undefined for an id that is none. */
export function findTerm(id: string): Term | undefined {
  return glossary.find((term) => term.id === id);
}
