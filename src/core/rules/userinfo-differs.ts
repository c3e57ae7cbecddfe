import type { Flow, FlowStep } from '../flows/flow.ts';
import { idTokenOf } from '../flows/id-token.ts';
import { type Parameters, textOf } from '../flows/parameters.ts';
import { type JsonObject, ownMember } from '../jose/json.ts';
import { oidc } from '../spec/reference.ts';
import { exampleFlow } from './flow-evidence.ts';
import { defineRule } from './rule.ts';

const userinfo = (members: object, url = 'https://id.example/userinfo') => ({
  tokens: {
    id: {
      header: { alg: 'RS256' },
      claims: { iss: 'https://id.example', aud: 'app', sub: 'ada', email: 'ada@tidewater.example' },
    },
  },
  exchanges: [
    ...exampleFlow({ answer: '{"access_token":"at-1","id_token":"$id"}' }),
    {
      request: `GET ${url}`,
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
    profile: 'The API’s answer about the same subject and the ID token for {client} disagree about {names}.',
  },
  applies(flow) {
    const claims = idTokenOf(flow)?.claims;
    if (claims === undefined) return false;
    // What an API tells of somebody else is not held against the ID token.
    return answersOf(flow).some(
      ({ kind, answer }) => kind === 'userinfo' || textOf(answer, 'sub') === subjectOf(claims),
    );
  },
  check(flow, _context, report) {
    const claims = idTokenOf(flow)?.claims;
    if (claims === undefined) return;
    const own = subjectOf(claims);
    for (const { kind, answer, exchange } of answersOf(flow)) {
      const isUserinfo = kind === 'userinfo';
      const evidence = [
        {
          text: isUserinfo ? 'The UserInfo answer' : 'The answer of the API',
          place: { kind: 'response-body' as const, exchange },
        },
      ];
      const data = { client: flow.client };
      if (textOf(answer, 'sub') !== own) {
        // An API may well tell of somebody else; UserInfo may not.
        if (isUserinfo && own !== '') report({ message: 'subject', data, evidence });
        continue;
      }
      const names = driftedClaims(answer, claims);
      if (names.length === 0) continue;
      report({
        message: isUserinfo ? 'claims' : 'profile',
        severity: 'note',
        data: { ...data, names: names.join(', ') },
        evidence,
      });
    }
  },
  examples: {
    good: [
      { title: 'the same', ...userinfo({ sub: 'ada', email: 'ada@tidewater.example' }) },
      { title: 'more than the token tells', ...userinfo({ sub: 'ada', name: 'Ada' }) },
      {
        title: 'the profile of somebody else',
        ...userinfo({ sub: 'bob', email: 'bob@tidewater.example' }, 'https://api.example/profile'),
      },
    ],
    bad: [
      { title: 'another subject', expect: 'subject', ...userinfo({ sub: 'bob' }) },
      { title: 'another address', expect: 'claims', ...userinfo({ sub: 'ada', email: 'ada@old.example' }) },
      {
        title: 'another address in the app’s own profile',
        expect: 'profile',
        ...userinfo({ sub: 'ada', email: 'ada@old.example' }, 'https://api.example/me'),
      },
    ],
  },
});

/** UserInfo, and calls of the app's own API, that name their subject. */
const answersOf = (flow: Flow): readonly FlowStep[] =>
  flow.steps.filter(
    ({ kind, answer }) => (kind === 'userinfo' || kind === 'api-call') && textOf(answer, 'sub') !== '',
  );

/** Some providers write it as a number. */
function subjectOf(claims: JsonObject): string {
  const sub = ownMember(claims, 'sub');
  return typeof sub === 'string' || typeof sub === 'number' ? String(sub) : '';
}

/** Claims about a person (OpenID Connect Core §5.1) that both tell, with different values; names only. */
function driftedClaims(answer: Parameters, claims: JsonObject): string[] {
  return personClaims.filter((name) => {
    const told = ownMember(claims, name);
    const isPlain = typeof told === 'string' || typeof told === 'boolean';
    return isPlain && answer.has(name) && String(told) !== textOf(answer, name);
  });
}

const personClaims = [
  'email',
  'email_verified',
  'name',
  'given_name',
  'family_name',
  'preferred_username',
  'phone_number',
  'phone_number_verified',
  'birthdate',
  'locale',
  'zoneinfo',
];
