import { askedFor, type Flow, stepOf } from '../flows/flow.ts';
import { type HandedIdToken, idTokensOf } from '../flows/id-token.ts';
import { noParameters, textOf } from '../flows/parameters.ts';
import { leftHalfHash } from '../flows/token-hash.ts';
import { ownString } from '../jose/json.ts';
import { oidc } from '../spec/reference.ts';
import { exampleFlow } from './flow-evidence.ts';
import { defineRule } from './rule.ts';
import { claimEvidence } from './token-evidence.ts';

const answer = (hash: string) => ({
  tokens: {
    id: { header: { alg: 'RS256' }, claims: { iss: 'https://id.example', aud: 'app', at_hash: hash } },
  },
  exchanges: exampleFlow({
    answer: '{"access_token":"jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y","id_token":"$id"}',
  }),
});

/** A hybrid flow: the front channel hands out an ID token with the code, the token endpoint another one with the access token. */
const hybrid = (hash: string) => ({
  tokens: {
    first: { header: { alg: 'RS256' }, claims: { iss: 'https://id.example', aud: 'app', c_hash: hash } },
    second: { header: { alg: 'RS256' }, claims: { iss: 'https://id.example', aud: 'app' } },
  },
  exchanges: exampleFlow({
    back: 'code=Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk&id_token=$first&state=s-1',
    redeemed: 'code=Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk',
    answer: '{"access_token":"at-1","id_token":"$second"}',
  }),
});

export default defineRule({
  id: 'token-hash-mismatch',
  category: 'transport',
  subject: 'flow',
  severity: 'high',
  title: 'The ID token is tied to another token, code or state',
  why: 'By at_hash, c_hash and s_hash an ID token names what it came with. Where one does not fit, something was swapped on the way.',
  fix: 'Let the app compute the hash anew and refuse the response where it differs.',
  spec: [oidc('3.1.3.8', 'CodeFlowTokenValidation'), oidc('3.3.2.10', 'CodeValidation')],
  messages: { other: '{name} of the ID token is the hash of another {what} than {client} got.' },
  applies: (flow) => idTokensOf(flow).some((handed) => pairsOf(flow, handed).length > 0),
  check(flow, context, report) {
    for (const handed of idTokensOf(flow)) {
      const seen = context.tokenOf(handed.text);
      for (const { name, what, found, expected } of pairsOf(flow, handed))
        if (found !== expected)
          report({
            message: 'other',
            data: { name, what, client: flow.client },
            ...(seen === null ? {} : { token: seen.id }),
            evidence: seen === null ? [] : [claimEvidence(seen.id, name)],
          });
    }
  },
  examples: {
    good: [
      { title: 'OpenID Connect Core, appendix A.3', ...answer('77QmUPtjPfzWtF2AnpK9RQ') },
      { title: 'OpenID Connect Core, appendix A.6', ...hybrid('LDktKdoQak3Pk0cnXxCltA') },
    ],
    bad: [
      { title: 'another', expect: 'other', ...answer('AAAAUPtjPfzWtF2AnpK9RQ') },
      { title: 'of the front channel', expect: 'other', ...hybrid('AAAAKdoQak3Pk0cnXxCltA') },
    ],
  },
});

interface Pair {
  readonly name: string;
  readonly what: string;
  readonly found: string;
  readonly expected: string;
}

/** The hashes that the ID token has, each with what it should be. */
function pairsOf(flow: Flow, handed: HandedIdToken): readonly Pair[] {
  const response = stepOf(flow, 'authorization-response')?.answer ?? noParameters;
  const texts = [
    // Of the answer that brought the ID token itself: another one brings another access token.
    ['at_hash', 'access token', textOf(handed.step.answer, 'access_token')],
    ['c_hash', 'code', textOf(response, 'code')],
    ['s_hash', 'state', textOf(askedFor(flow), 'state')],
  ] as const;
  return texts.flatMap(([name, what, text]) => {
    const found = ownString(handed.claims, name);
    const expected = text === '' ? '' : leftHalfHash(text, handed.alg);
    return found === '' || expected === '' ? [] : [{ name, what, found, expected }];
  });
}
