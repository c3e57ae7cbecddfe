/** Evidence about a part of a token, in the words that every rule uses. */
import type { TokenId } from '../find/seen.ts';
import type { Evidence } from '../http/evidence.ts';

/** Names come from outside; beyond this many characters they are cut. */
const longestName = 80;

export function claimEvidence(token: TokenId, name: string): Evidence {
  return { text: `Claim ${name.slice(0, longestName)}`, place: { kind: 'claim', token, name } };
}

export function parameterEvidence(token: TokenId, name: string): Evidence {
  return {
    text: `Header parameter ${name.slice(0, longestName)}`,
    place: { kind: 'header-parameter', token, name },
  };
}

export function cookieEvidence(exchange: number, name: string): Evidence {
  return { text: `Set-Cookie ${name.slice(0, longestName)}`, place: { kind: 'cookie', exchange, name } };
}
