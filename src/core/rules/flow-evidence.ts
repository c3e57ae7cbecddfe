/** Evidence and examples of the rules about flows. */

import type { SceneExchange } from '../find/scene.ts';
import type { FlowStep } from '../flows/flow.ts';
import type { Evidence } from '../http/evidence.ts';

export function inRequest({ exchange, kind }: FlowStep, text: string): Evidence {
  return { text, place: { kind: kind === 'token-request' ? 'request-body' : 'url', exchange } };
}

export function inAnswer({ exchange, mode }: FlowStep, text: string): Evidence {
  const place =
    mode === '' ? { kind: 'response-body' as const, exchange } : { kind: 'exchange' as const, exchange };
  return { text, place };
}

/** RFC 7636 appendix B. */
const [verifier, challenge] = [
  'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
  'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
];
const callback = 'https%3A%2F%2Fapp.example%2Fcb';

/** A code flow with PKCE that went well, for the examples to bend. */
export function exampleFlow({
  asked = '&state=s-1',
  back = 'code=c-1&state=s-1',
  redeemed = `code=c-1&code_verifier=${verifier}`,
  redirectUri = callback,
  status = 200,
  answer = '{"access_token":"at-1","token_type":"Bearer"}',
}: Partial<Record<'asked' | 'back' | 'redeemed' | 'redirectUri' | 'answer', string>> & {
  status?: number;
} = {}): SceneExchange[] {
  return [
    {
      request: `GET https://id.example/authorize?response_type=code&client_id=app&redirect_uri=${callback}&code_challenge=${challenge}&code_challenge_method=S256${asked}`,
      status: 302,
      responseHeaders: [`Location: https://app.example/cb?${back}`],
    },
    { request: `GET https://app.example/cb?${back}`, status: 200, at: 1 },
    {
      request: 'POST https://id.example/token',
      requestBody: `grant_type=authorization_code&client_id=app&redirect_uri=${redirectUri}&${redeemed}`,
      status,
      responseBody: answer,
      at: 2,
    },
  ];
}
