/** @import { TourStop } from './scenario.ts' */

/**
 * Ten minutes on the practice site: one stop for each act of the panel's Learn view, in their order.
 * @type {TourStop[]}
 */
export const tour = [
  {
    act: 'The web has no memory',
    press: ['missing-token'],
    look: 'Requests: 401, “Token was never sent”. The ladder stops at its first step.',
  },
  {
    act: 'Sessions',
    press: ['cookie-http-only'],
    look: 'Requests: no script wrote the Cookie header of the second call. The browser brought back what the first answer set.',
  },
  {
    act: 'The naive identity card',
    press: ['signature-unchecked'],
    look: 'Requests: 200. Press Replay, and then send: “The server does not check the signature”. It believes whatever it reads.',
  },
  {
    act: 'Fingerprints',
    press: ['sign-in-hs256'],
    look: 'Keys: paste the HS256 secret of this page. Tokens: the signature is verified. Change one letter of the secret, and it is not.',
  },
  {
    act: 'The tamper-proof token',
    press: ['read-keys', 'sign-in-es256'],
    look: 'Keys: use the key set under “Seen in the traffic”. Tokens: verified with a public key, which can check and cannot sign.',
  },
  {
    act: 'Server validation',
    press: ['tampered', 'alg-none', 'wrong-key'],
    look: 'Requests: “Payload was changed after signing”, “The token is not signed”, “Signature does not match the key”. Permission is never asked, so each is 401.',
  },
  {
    act: 'Encoded is not encrypted',
    press: ['cookie-encrypted'],
    look: 'Tokens: open the JWE, and then any other token. Without a key the claims of the other one are there to read, and those of the JWE are not.',
  },
  {
    act: 'Where the token lives',
    press: ['store-local', 'steal', 'csrf-attack'],
    look: 'The page lists what the script could read, and Storage marks the same places. Then another site sends a transfer: a cookie with SameSite=None rides along.',
  },
  {
    act: 'Expiry, refresh, revocation',
    press: ['expired', 'refresh-flow', 'revoked'],
    look: 'Requests: “Expired 3 min”, “Refused, refreshed, and repeated with success”, “Accepted before, and revoked since”. Only the last refusal took a look-up at the server.',
  },
  {
    act: '401 or 403?',
    press: ['missing-scope', '401-should-be-403', '403-should-be-401'],
    look: 'Requests: “Signed in, but not allowed: needs invoices:write”, once with the right status and once with 401. Then “Token was never sent”, answered with 403: the panel tells which status is right, and why.',
  },
];
