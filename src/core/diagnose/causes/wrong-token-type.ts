import type { TokenKind } from '../../jose/token.ts';
import { judgeByAnswer } from '../by-answer.ts';
import type { Case } from '../case.ts';
import { type Cause, found, ruledOut, type Verdict } from '../cause.ts';
import { accepted, accessToken, call, scene, tokenWith, withoutToken } from '../example-scenes.ts';
import { invalidToken } from '../right-status.ts';

/** Kinds that are not for calling an API, and their names. */
const otherKinds: Readonly<Partial<Record<TokenKind, string>>> = {
  id: 'an ID token',
  refresh: 'a refresh token',
  logout: 'a logout token',
  'dpop-proof': 'a DPoP proof',
  'client-assertion': 'a client assertion',
  'key-binding': 'a key-binding token',
};

const wrongTokenType: Cause = {
  id: 'wrong-token-type',
  title: 'Wrong kind of token',
  step: 'recipient',
  when: ['refused', 'graphql', 'login'],
  right: (facts) =>
    facts.error === 'insufficient_scope' ? { ...invalidToken, acceptable: [401, 403] } : invalidToken,
  fix: 'Send the access token: an ID token is for the client, a refresh token for the token endpoint.',
  next: ['Look at the other tokens that the login answered.'],
  judge(facts) {
    const byAnswer = judgeByAnswer(facts, 'wrong-token-type', 'It is another kind of token');
    if (byAnswer !== null) return byAnswer;
    const { token, origin } = facts;
    const text = facts.saying('wrong-token-type');
    if (facts.isAcceptedHere) return ruledOut('The same request was accepted with the same token.');
    if (facts.presented.kind === 'body' && token !== null) return judgeAtRefresh(facts, token.kind);
    const issued = facts.credential?.issued ?? null;
    const name = (token === null ? undefined : otherKinds[token.kind]) ?? handedOutAs(facts);
    const place = facts.inClaim('typ');
    if (name === undefined)
      return text === null
        ? ruledOut('It has the form of an access token.')
        : found('likely', 'The server wants another kind of token', [text]);
    if (token === null || otherKinds[token.kind] === undefined)
      return found(
        'likely',
        `${name[0]?.toUpperCase()}${name.slice(1)} was sent where an access token belongs`,
        [
          facts.at(
            facts.atExchange(issued?.exchange ?? facts.id),
            `An earlier answer handed it out as ${name}.`,
          ),
          text,
        ],
      );
    if (origin?.accepted.kinds.has(token.kind)) return ruledOut('This origin accepted tokens of this kind.');
    const sure = token.kind !== 'id' || missesAudience(facts) || text !== null;
    const also = missesAudience(facts) ? ['wrong-audience'] : [];
    return found(
      sure ? 'certain' : 'likely',
      `${name[0]?.toUpperCase()}${name.slice(1)} was sent where an access token belongs`,
      [
        facts.at(place, `It is ${name}: ${token.kindReason}.`),
        missesAudience(facts)
          ? facts.at(facts.inClaim('aud'), 'aud names another recipient than this API.')
          : null,
        text,
      ],
      { also: facts.error === 'insufficient_scope' ? [...also, 'insufficient-scope'] : also },
    );
  },
  examples: {
    good: [accepted, withoutToken],
    bad: [
      scene('an ID token', [call(200, 'Bearer $good'), call(401, 'Bearer $token')], {
        good: accessToken,
        token: {
          header: { alg: 'RS256', kid: 'one' },
          claims: { ...accessToken.claims, scope: undefined as never, aud: 'web', nonce: 'n', at_hash: 'x' },
          signature: 'D'.repeat(342),
        },
      }),
      scene('a refresh token', [call(401, 'Bearer $token')], {
        token: tokenWith({ token_use: 'refresh' }, { typ: 'JWT' }),
      }),
    ],
  },
};
export default wrongTokenType;

/** What an answer handed the credential out as, where that is not for an API. */
function handedOutAs({ credential, presented }: Case): string | undefined {
  if (presented.kind !== 'authorization') return undefined;
  const use = credential?.issued?.use;
  return use === 'refresh' ? otherKinds.refresh : undefined;
}

/** At a token endpoint it is the refresh token that belongs there. */
function judgeAtRefresh(facts: Case, kind: TokenKind): Verdict {
  const text = facts.saying('wrong-token-type');
  if (kind === 'refresh' || (kind !== 'access' && kind !== 'id' && text === null))
    return ruledOut('A refresh token was handed in.');
  return found(
    text === null ? 'likely' : 'certain',
    'Another token was handed in where the refresh token belongs',
    [facts.at(facts.inCredential(), `The token in the body is of the kind ${kind}.`), text],
  );
}

function missesAudience({ audiences, expectation, origin }: Case): boolean {
  const expected = expectation?.audiences.length
    ? expectation.audiences
    : [...(origin?.accepted.audiences ?? [])];
  return expected.length > 0 && !audiences.some((one) => expected.includes(one));
}
