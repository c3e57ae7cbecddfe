/** The acts in their order: what each is called, what a person is to find out, and what stays when it is done. */
import type { ActId, PlayedId } from './act-ids.ts';

/** What is said of a lesson that is played. */
export interface PlayedLesson {
  readonly id: PlayedId;
  /** What to do and what to look for, under the title. */
  readonly goal: string;
  /** What the act has shown, said once it is done. */
  readonly learned: string;
  /** Whether it can be played with a token of the person's own. */
  readonly ownToken: boolean;
  /** Further words that the search finds it by. */
  readonly terms: string;
}

export interface Act extends PlayedLesson {
  readonly id: ActId;
  readonly title: string;
}

export const acts: readonly Act[] = [
  {
    id: 'no-memory',
    title: 'The web has no memory',
    goal: 'Log in, then ask for the dashboard. Guess what the server answers before you send it.',
    learned: 'Each request stands alone. Whoever wants to be known has to say who they are every time.',
    ownToken: false,
    terms: 'stateless http request response 401 login',
  },
  {
    id: 'sessions',
    title: 'Sessions',
    goal: 'Log in, send the cookie, then add servers. Watch who has to look what up.',
    learned:
      'With sessions the server remembers. Every request costs a look-up, and all servers need the same memory.',
    ownToken: false,
    terms: 'session cookie set-cookie store redis scale look-up',
  },
  {
    id: 'naive-card',
    title: 'The naive identity card',
    goal: 'Change what the card says about you, then send it.',
    learned: 'A server that believes what it reads believes anyone. The card needs a seal.',
    ownToken: false,
    terms: 'role admin trust claims tampering',
  },
  {
    id: 'fingerprints',
    title: 'Fingerprints',
    goal: 'HMAC turns any text and a secret into 64 hex digits. Change one letter and see how many change.',
    learned:
      'The same text and secret give the same fingerprint. Another letter or another secret gives another one, and without the secret nobody can make it.',
    ownToken: true,
    terms: 'hmac sha-256 hash secret key bits avalanche',
  },
  {
    id: 'tamper-proof',
    title: 'The tamper-proof token',
    goal: 'Edit the header, the claims and the secret. Watch the token build itself from them.',
    learned: 'A JWT is JSON, written in base64url, with a fingerprint of both parts at its end.',
    ownToken: true,
    terms:
      'jwt jws header payload claims signature base64url rs256 es256 key pair public private authorization bearer',
  },
  {
    id: 'validation',
    title: 'Server validation',
    goal: 'Break the token, guess the answer, then send it. The server trusts only what it can recompute.',
    learned:
      'Split, recompute, compare, then look at the clock and the recipient. Only who passes all of it is asked for permission: 401 comes before 403.',
    ownToken: true,
    terms: 'verify alg none tampered expired own key 401 403 ladder signature',
  },
  {
    id: 'not-secret',
    title: 'Encoded is not encrypted',
    goal: 'Paste a token, or type something you would rather hide, and read it without any key.',
    learned:
      'A signature stops changes, not readers. Only encryption (JWE, HTTPS) keeps claims from being read.',
    ownToken: true,
    terms: 'base64url decode jwe encryption confidentiality integrity personal data secret',
  },
  {
    id: 'storage',
    title: 'Where the token lives',
    goal: 'Choose a place for the token, then let a bad script and another site try their luck.',
    learned: 'HttpOnly stops reading, not riding. Each place trades one attack for another.',
    ownToken: true,
    terms: 'localstorage sessionstorage cookie httponly samesite memory xss csrf',
  },
  {
    id: 'expiry',
    title: 'Expiry, refresh, revocation',
    goal: 'Steal a token, log out, and drag the clock. See how long the stolen one still works.',
    learned:
      'A token that nobody looks up lives until exp. Taking it back earlier costs a look-up on every request.',
    ownToken: true,
    terms: 'exp lifetime refresh rotation reuse blocklist logout revoke stolen',
  },
  {
    id: 'drill',
    title: '401 or 403?',
    goal: 'Would logging in again help? Then it is 401. If not, it is 403.',
    learned: 'Did it expire, was it tampered with, or was it correctly rejected? Now you can tell.',
    ownToken: false,
    terms: 'drill quiz exercise status unauthorized forbidden expired tampered',
  },
];

/** Beside the acts, because it is about how a token is come by and not about tokens. */
export const signInLesson: PlayedLesson = {
  id: 'sign-in',
  goal: 'The app wants to know who you are. Your account is at the provider. Choose a way, guess, and sign in.',
  learned:
    'By redirect the password stays with the provider. The app gets a code, PKCE binds it to the one who asked, and state to the browser.',
  ownToken: false,
  terms: 'oauth openid connect oidc authorization code pkce state password grant redirect',
};
