import { type Flow, stepOf } from '../flows/flow.ts';
import { type Parameters, textOf } from '../flows/parameters.ts';
import { type JsonObject, ownMember, ownString } from '../jose/json.ts';
import { exampleFlow, idTokenOf } from './flow-evidence.ts';
import { oidc } from './references.ts';
import { defineRule } from './rule.ts';

const userinfo = (members: object) => ({
  tokens: {
    id: {
      header: { alg: 'RS256' },
      claims: { iss: 'https://id.example', aud: 'app', sub: 'ada', email: 'ada@tidewater.example' },
    },
  },
  exchanges: [
    ...exampleFlow({ answer: '{"access_token":"at-1","id_token":"$id"}' }),
    {
      request: 'GET https://id.example/userinfo',
      requestHeaders: ['Authorization: Bearer at-1'],
      status: 200,
      responseBody: JSON.stringify(members),
      at: 3,
    },
  ],
});

export default defineRule({
  id: 'userinfo-differs',
  category: 'transport',
  subject: 'flow',
  severity: 'high',
  title: 'UserInfo and ID token tell of different persons or things',
  why: 'Where the subject differs, the access token may have been swapped for somebody else’s. Where another claim differs, one of the two is out of date.',
  fix: 'Let the app refuse a UserInfo answer whose sub is not that of the ID token, and read changing claims from one source only.',
  spec: [oidc('5.3.2', 'UserInfoResponse', 'MUST')],
  messages: {
    subject: 'UserInfo for {client} tells of another subject (sub) than the ID token.',
    claims: 'UserInfo for {client} and the ID token disagree about {names}.',
  },
  applies: (flow) => stepOf(flow, 'userinfo') !== undefined && idTokenOf(flow) !== null,
  check(flow, _context, report) {
    const step = userinfoOf(flow);
    const claims = idTokenOf(flow)?.claims;
    if (step === undefined || claims === undefined) return;
    const evidence = [
      { text: 'The UserInfo answer', place: { kind: 'response-body' as const, exchange: step.exchange } },
    ];
    const data = { client: flow.client };
    if (textOf(step.answer, 'sub') !== ownString(claims, 'sub'))
      return report({ message: 'subject', data, evidence });
    const names = driftedClaims(step.answer, claims);
    if (names.length > 0)
      report({ message: 'claims', severity: 'note', data: { ...data, names: names.join(', ') }, evidence });
  },
  examples: {
    good: [
      { title: 'the same', ...userinfo({ sub: 'ada', email: 'ada@tidewater.example' }) },
      { title: 'more than the token tells', ...userinfo({ sub: 'ada', name: 'Ada' }) },
    ],
    bad: [
      { title: 'another subject', expect: 'subject', ...userinfo({ sub: 'bob' }) },
      { title: 'another address', expect: 'claims', ...userinfo({ sub: 'ada', email: 'ada@old.example' }) },
    ],
  },
});

const userinfoOf = (flow: Flow) =>
  flow.steps.find(({ kind, answer }) => kind === 'userinfo' && answer.has('sub'));

/** Claims about the person that both tell, with different values; names only. */
function driftedClaims(answer: Parameters, claims: JsonObject): string[] {
  const technical = new Set(['iss', 'aud', 'exp', 'iat', 'nbf', 'jti', 'azp', 'updated_at']);
  return [...answer].flatMap(([name, value]) => {
    const told = ownMember(claims, name);
    const isPlain = typeof told === 'string' || typeof told === 'boolean';
    return isPlain && !technical.has(name) && String(told) !== value ? [name] : [];
  });
}
