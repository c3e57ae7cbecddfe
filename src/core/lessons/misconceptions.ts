/** Three sentences that many believe, for a person to judge before they read on. */
import { html5StorageCheatSheet } from '../rules/references.ts';
import { rfc, type SpecReference } from '../spec/reference.ts';
import type { ActId } from './act-ids.ts';

export type Judgement = 'true' | 'false' | 'depends';

export type MisconceptionId = 'encrypted' | 'local-storage' | 'no-revocation';

export interface Misconception {
  readonly id: MisconceptionId;
  readonly claim: string;
  readonly answer: Judgement;
  /** What is so, and why; one idea a sentence. */
  readonly why: readonly string[];
  readonly specs: readonly SpecReference[];
  /** The act that settles it. */
  readonly act: ActId;
}

export const misconceptions: readonly Misconception[] = [
  {
    id: 'encrypted',
    claim: 'A JWT is encrypted, so nobody can read what is in it.',
    answer: 'false',
    why: [
      'Most JWTs are signed and not encrypted.',
      'Header and payload are base64url: anybody can read them, without a key.',
      'The signature only shows that nobody has changed them.',
      'What must stay secret does not belong into a signed token. Only a JWE hides its claims.',
    ],
    specs: [rfc(7519, '12'), rfc(7515, '3'), rfc(7516, '3')],
    act: 'not-secret',
  },
  {
    id: 'local-storage',
    claim: 'localStorage is a fine place for a token.',
    answer: 'depends',
    why: [
      'Every script of the page can read localStorage, also one that an attacker slipped in.',
      'A token that was read goes on working elsewhere, until it expires.',
      'An HttpOnly cookie cannot be read. But an injected script can still send requests with it, and other sites may try too.',
      'So it depends on what is lost: keep long-lived tokens away from scripts, keep the others short, and keep foreign scripts out.',
    ],
    specs: [html5StorageCheatSheet, rfc(6265, '4.1.2.6')],
    act: 'storage',
  },
  {
    id: 'no-revocation',
    claim: 'A JWT cannot be revoked.',
    answer: 'depends',
    why: [
      'The token itself does not change: an API that checks signature and time alone accepts it until it expires.',
      'An API that looks each token up, in a blocklist or at the issuer, can refuse it at once.',
      'That look-up is what a self-contained token was meant to save.',
      'Most take the middle way: tokens that live for minutes, and a refresh token that can be withdrawn.',
    ],
    specs: [rfc(7009, '3'), rfc(7662, '2')],
    act: 'expiry',
  },
];
