/**
 * One readable page a sign-in: what its picture says line by line, what failed, and what was checked. Pages in `test/golden`.
 * To write them anew after a change that was meant: UPDATE_GOLDEN=1 npx vitest run --project ui test/ui/flows/golden.test.ts
 * and read the difference.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Scene } from '../../../src/core/find/scene.ts';
import { flowDetail } from '../../../src/core/session/selectors.ts';
import { drawFlow } from '../../../src/ui/flows/flow-diagram.ts';
import { flowMessages as words } from '../../../src/ui/flows/messages.ts';
import { challenge, codeFlow, verifier } from '../../core/flows/flows-of.ts';
import { holdScene } from '../../core/session/capture.ts';

const id = 'https://id.example';
const document = {
  issuer: id,
  authorization_endpoint: `${id}/authorize`,
  token_endpoint: `${id}/token`,
  userinfo_endpoint: `${id}/userinfo`,
  jwks_uri: `${id}/jwks`,
};

const callback = 'https://app.example/cb?code=c-1&state=s-1';

const scenes: Readonly<Record<string, Scene>> = {
  'flow-sign-in': {
    title: 'a sign-in with a code, PKCE and an ID token',
    tokens: {
      id: {
        header: { alg: 'RS256' },
        claims: { iss: id, sub: 'ada', aud: 'app', nonce: 'n-1', email: 'ada@app.example' },
      },
    },
    exchanges: [
      {
        request: `GET ${id}/.well-known/openid-configuration`,
        status: 200,
        responseBody: JSON.stringify(document),
        at: -1,
      },
      ...codeFlow({
        asked: '&scope=openid%20orders%3Aread&nonce=n-1',
        back: `code=c-1&state=s-1&iss=${encodeURIComponent(id)}`,
        answer: '{"access_token":"at-1","token_type":"Bearer","id_token":"$id","scope":"openid orders:read"}',
      }),
      { request: `GET ${id}/jwks`, status: 200, responseBody: '{"keys":[]}', at: 8 },
      {
        request: `GET ${id}/userinfo`,
        requestHeaders: ['Authorization: Bearer at-1'],
        status: 200,
        responseBody: '{"sub":"ada","email":"ada@app.example"}',
        at: 9,
      },
      {
        request: 'GET https://api.example/orders',
        requestHeaders: ['Authorization: Bearer at-1'],
        status: 200,
        at: 10,
      },
    ],
  },
  'flow-verifier-lost': {
    title: 'another tab has overwritten the verifier',
    exchanges: codeFlow({
      redeemed: `code=c-1&code_verifier=${verifier.slice(1)}x`,
      status: 400,
      answer: '{"error":"invalid_grant"}',
    }),
  },
  'flow-other-state': {
    title: 'a response that belongs to another sign-in',
    exchanges: codeFlow({ back: 'code=c-1&state=s-9' }).slice(0, 3),
  },
  'flow-cookie-lost': {
    title: 'an app with a server whose state cookie expired while the person typed a password',
    exchanges: [
      {
        request: 'GET https://app.example/login',
        status: 302,
        responseHeaders: [
          `Location: ${codeFlow()[0]?.request.replace('GET ', '')}`,
          'Set-Cookie: __Host-oidc_state=abc; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=3',
        ],
        resourceType: 'document',
        at: -1,
      },
      ...codeFlow().slice(0, 2),
      { request: `GET ${callback}`, status: 400, resourceType: 'document', at: 6 },
    ],
  },
  'flow-callback-twice': {
    title: 'a callback that is loaded again',
    exchanges: [
      ...codeFlow().slice(0, 2),
      {
        request: `GET ${callback}`,
        status: 302,
        responseHeaders: ['Location: /'],
        resourceType: 'document',
        at: 6,
      },
      { request: `GET ${callback}`, status: 400, resourceType: 'document', at: 9 },
    ],
  },
  'flow-other-nonce': {
    title: 'an ID token that answers another request, and an app that shows an error page',
    tokens: {
      id: { header: { alg: 'RS256' }, claims: { iss: id, sub: 'ada', aud: 'app', nonce: 'n-2' } },
    },
    exchanges: codeFlow({
      asked: '&scope=openid&nonce=n-1',
      answer: '{"access_token":"at-1","token_type":"Bearer","id_token":"$id"}',
    }).map((one, at) => (at === 2 ? { ...one, status: 400 } : one)),
  },
};

const pageOf = (name: string) => `${import.meta.dirname}/../../golden/${name}.md`;

describe('what a person reads of a sign-in', () => {
  it.each(Object.keys(scenes))('%s', (name) => {
    const page = writePage(scenes[name] as Scene);
    if (process.env.UPDATE_GOLDEN) writeFileSync(pageOf(name), page);
    expect(page, 'differs: if it was meant, run with UPDATE_GOLDEN=1 and read the difference').toBe(
      readFileSync(pageOf(name), 'utf8'),
    );
    // Names of parameters are shown, and none of their values.
    expect(page).not.toMatch(new RegExp(`eyJ|c-1|at-1|s-1|n-1|ada@|${verifier}|${challenge}`));
  });
});

function writePage(scene: Scene): string {
  const { flow, failure, checks, row } = flowDetail(holdScene(scene).state, 0);
  const { actors, messages } = drawFlow(flow, failure);
  const nameOf = (actor: string) => actors.find((one) => one.id === actor)?.name ?? actor;
  return [
    `# ${scene.title}`,
    '',
    `${words.kinds[flow.kind]}: ${words.outcomes[row.outcome]}`,
    '',
    ...messages.map(({ from, to, runs, tone }) => {
      const who = from === to ? nameOf(from) : `${nameOf(from)} → ${nameOf(to)}`;
      const said = runs.map(({ text }) => text).join('');
      return `- ${who}: ${tone === 'bad' ? `**${said.trim()}**` : said.trim()}`;
    }),
    '',
    ...(failure === null
      ? []
      : [
          `**${failure.headline}.** ${failure.guessed ? `${words.guessed} ` : ''}${failure.fix} (${failure.spec?.label ?? 'no clause'})`,
          '',
        ]),
    'Checks:',
    '',
    ...checks.map(({ rule, outcome, finding }) =>
      finding === null
        ? `- ${words.inOrder[rule.id] ?? rule.title}`
        : `- ${words[outcome]}: ${rule.title} (${finding.severity}). ${finding.message}`,
    ),
    '',
  ].join('\n');
}
