/** What a person can answer: the causes in plain words, and for each those that one might take it for. */

import { causes } from '../../diagnose/causes.ts';
import type { Diagnosis } from '../../diagnose/diagnosis.ts';
import type { Random } from './random.ts';

interface Answer {
  readonly words: string;
  /** Ids of other causes that a careful look at the case rules out. */
  readonly rivals: readonly string[];
}

/** Faults of a token that is there and can be read. */
const ofToken = ['expired', 'wrong-audience', 'tampered', 'wrong-issuer', 'not-yet-valid'];
const ofProof = [
  'dpop-missing-proof',
  'dpop-wrong-htm',
  'dpop-wrong-htu',
  'dpop-wrong-ath',
  'dpop-old-proof',
  'dpop-replayed-proof',
];
const ofPermission = ['insufficient-scope', 'insufficient-role', 'forbidden-resource'];

const answers: Readonly<Record<string, Answer>> = {
  'no-credentials': {
    words: 'Nobody is signed in: no credential was sent.',
    rivals: ['expired', 'malformed-header', ...ofPermission],
  },
  'token-known-not-attached': {
    words: 'There is a token, but this call went without it.',
    rivals: ['expired', 'revoked', 'malformed-header', 'insufficient-scope'],
  },
  'cookie-not-sent': {
    words: 'The browser did not send the session cookie.',
    rivals: ['expired', 'csrf-rejected', 'insufficient-role', 'preflight-rejected'],
  },
  'redirect-to-login': {
    words: 'A login page came where data was expected.',
    rivals: ['insufficient-role', 'rate-limited', 'preflight-rejected', 'expired'],
  },
  'login-failed': {
    words: 'The login itself was refused.',
    rivals: ['no-credentials', 'insufficient-scope', 'rate-limited', 'csrf-rejected'],
  },
  'graphql-unauthenticated': {
    words: 'The GraphQL error says that nobody is signed in.',
    rivals: ['insufficient-role', 'expired', 'malformed-header', 'rate-limited'],
  },
  'malformed-header': {
    words: 'The header that should carry the token is written wrong.',
    rivals: ['expired', 'tampered', 'insufficient-scope', 'wrong-audience'],
  },
  'malformed-token': {
    words: 'The token is damaged: not all of it is there.',
    rivals: ['expired', 'wrong-audience', 'no-credentials', 'insufficient-scope'],
  },
  'alg-none': {
    words: 'Nobody signed the token.',
    rivals: ['expired', 'wrong-audience', 'insufficient-role', 'malformed-header', 'revoked'],
  },
  tampered: {
    words: 'The token was changed after it was signed.',
    rivals: ['expired', 'wrong-audience', 'insufficient-role', 'revoked', 'malformed-header'],
  },
  'signature-invalid': {
    words: 'The signature does not fit the key.',
    rivals: ['expired', 'wrong-audience', 'insufficient-role', 'alg-none', 'malformed-header'],
  },
  'unknown-kid': {
    words: 'The API does not know the key that the token names.',
    rivals: ['expired', 'malformed-header', 'insufficient-role', 'alg-none'],
  },
  'alg-not-allowed': {
    words: 'The API does not take the algorithm that the token is signed with.',
    rivals: ['expired', 'malformed-header', 'insufficient-scope', 'not-yet-valid'],
  },
  expired: {
    words: 'The token has expired.',
    rivals: ['tampered', 'wrong-audience', 'not-yet-valid', 'alg-none', ...ofPermission],
  },
  'not-yet-valid': {
    words: 'The token is not in force yet.',
    rivals: ['expired', 'tampered', 'wrong-audience', 'insufficient-scope'],
  },
  'clock-skew': {
    words: 'The clocks disagree about the time.',
    rivals: ['tampered', 'wrong-audience', 'revoked', 'insufficient-scope'],
  },
  'wrong-audience': {
    words: 'The token is meant for another API.',
    rivals: ['expired', 'tampered', 'insufficient-scope', 'wrong-issuer', 'forbidden-resource'],
  },
  'wrong-issuer': {
    words: 'The token comes from another issuer.',
    rivals: ['expired', 'insufficient-scope', 'not-yet-valid', 'malformed-header'],
  },
  'wrong-token-type': {
    words: 'It is the wrong kind of token for an API.',
    rivals: ['expired', 'tampered', 'malformed-header', 'insufficient-role'],
  },
  revoked: {
    words: 'The token was withdrawn before its time.',
    rivals: ['expired', 'wrong-audience', 'tampered', 'malformed-header'],
  },
  'insufficient-scope': {
    words: 'The token lacks a scope.',
    rivals: [...ofToken, 'no-credentials', 'forbidden-resource'],
  },
  'insufficient-role': {
    words: 'The person lacks a role.',
    rivals: [...ofToken, 'no-credentials'],
  },
  'forbidden-resource': {
    words: 'What is asked for belongs to somebody else.',
    rivals: [...ofToken, 'no-credentials'],
  },
  'step-up': {
    words: 'The login is too weak or too old for this request.',
    rivals: ['expired', 'insufficient-role', 'tampered', 'insufficient-scope'],
  },
  'csrf-rejected': {
    words: 'The CSRF token is missing or stale.',
    rivals: ['no-credentials', 'expired', 'insufficient-role', 'rate-limited', 'preflight-rejected'],
  },
  'preflight-rejected': {
    words: 'The server refused the browser’s question before the request (preflight).',
    rivals: ['no-credentials', 'expired', 'insufficient-scope', 'csrf-rejected'],
  },
  'rate-limited': {
    words: 'Too many requests came in too short a time.',
    rivals: ['expired', 'insufficient-scope', 'insufficient-role', 'revoked'],
  },
  waf: {
    words: 'A firewall or proxy stopped the request.',
    rivals: ['expired', 'no-credentials', 'tampered', 'csrf-rejected'],
  },
  'basic-challenge': {
    words: 'This place asks for a user name and a password, not for a token.',
    rivals: ['expired', 'tampered', 'insufficient-role', 'revoked'],
  },
  'dpop-missing-proof': {
    words: 'The proof of possession (DPoP) is missing.',
    rivals: ['expired', 'tampered', 'insufficient-scope', 'malformed-header'],
  },
  'dpop-bearer-downgrade': {
    words: 'The token is bound to a key and was sent as if it were not.',
    rivals: ['expired', 'insufficient-scope', 'wrong-issuer', 'not-yet-valid'],
  },
  'dpop-wrong-htm': { words: 'The proof was made for another method.', rivals: ofProof },
  'dpop-wrong-htu': { words: 'The proof was made for another URL.', rivals: ofProof },
  'dpop-wrong-ath': { words: 'The proof was made for another token.', rivals: ofProof },
  'dpop-old-proof': { words: 'The proof is too old.', rivals: ofProof },
  'dpop-replayed-proof': {
    words: 'The same proof was sent twice.',
    rivals: ['dpop-missing-proof', 'dpop-wrong-htm', 'dpop-wrong-htu', 'dpop-old-proof'],
  },
  'dpop-nonce-required': {
    words: 'The server wants its nonce in the proof.',
    rivals: ['dpop-missing-proof', 'dpop-wrong-htm', 'dpop-wrong-htu', 'dpop-old-proof', 'dpop-wrong-ath'],
  },
};

export interface CauseOption {
  readonly cause: string;
  readonly words: string;
}

const rivalsAsked = 3;

/** The right cause among three that a careful look rules out, in chance order. */
export function causeOptions(diagnosis: Diagnosis, random: Random): readonly CauseOption[] {
  const { cause } = diagnosis;
  const open = new Set([
    ...diagnosis.also,
    ...diagnosis.rivals.filter(isOpen).map((rival) => rival.cause),
    cause,
  ]);
  const rivals = (answers[cause]?.rivals ?? []).filter((one) => !open.has(one));
  return random
    .shuffle([cause, ...random.shuffle(rivals).slice(0, rivalsAsked)])
    .map((one) => ({ cause: one, words: causeWords(one) }));
}

/** A cause in plain words; its title where the drill never asks for it. */
export function causeWords(id: string): string {
  return answers[id]?.words ?? titleOf(id);
}

const titleOf = (id: string) => causes.find((cause) => cause.id === id)?.title ?? id;

/** A rival that was not ruled out but beaten: it has a headline of its own, and could be defended as an answer. */
function isOpen({ cause, headline }: Diagnosis['rivals'][number]): boolean {
  return headline !== titleOf(cause);
}

/** Statuses that a server might send by mistake, most tempting first. */
const mistaken: Readonly<Record<'identity' | 'permission', readonly number[]>> = {
  identity: [400, 404, 500],
  permission: [400, 500],
};

/** The right status, 401 and 403, and one or two more: three in all, and none but the right one is allowed by a standard. */
export function statusOptions({ rightStatus, ladder }: Diagnosis, random: Random): readonly number[] {
  const { status, acceptable } = rightStatus;
  const failed = ladder.find(({ outcome }) => outcome === 'failed')?.step;
  const wrong = [
    401,
    403,
    ...random.shuffle(mistaken[failed === 'permission' ? 'permission' : 'identity']),
  ].filter((one) => one !== status && !acceptable.includes(one));
  return [status, ...wrong.slice(0, 2)].toSorted((a, b) => a - b);
}
