import type { Scene, SceneExchange } from '../../../src/core/find/scene.ts';
import { buildScene } from '../../../src/core/find/scene-building.ts';
import { emptyFlowBook, type FlowBook } from '../../../src/core/flows/flow-book.ts';
import { observeFlow } from '../../../src/core/flows/observe-flow.ts';

/** The flows of a scene. */
export function flowsOf(
  exchanges: readonly SceneExchange[],
  tokens: Scene['tokens'] = {},
): FlowBook['flows'] {
  const book = emptyFlowBook();
  const built = buildScene({ title: 'flows', exchanges, tokens });
  for (const [id, exchange] of built.exchanges.entries()) observeFlow(book, { ...exchange, id });
  return book.flows;
}

/** RFC 7636 appendix B. */
export const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
export const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

const callbackUri = 'https%3A%2F%2Fapp.example%2Fcb';

/** The request, the redirect back, the callback and the redemption of a code flow with PKCE; each may be bent. */
export function codeFlow({
  asked = '',
  back = 'code=c-1&state=s-1',
  redeemed = `code=c-1&code_verifier=${verifier}`,
  status = 200,
  answer = '{"access_token":"at-1","token_type":"Bearer","refresh_token":"rt-1"}',
}: Partial<Record<'asked' | 'back' | 'redeemed' | 'answer', string>> & {
  status?: number;
} = {}): SceneExchange[] {
  return [
    {
      request: `GET https://id.example/authorize?response_type=code&client_id=app&redirect_uri=${callbackUri}&state=s-1&code_challenge=${challenge}&code_challenge_method=S256${asked}`,
      status: 302,
      responseHeaders: ['Location: /login?uid=7'],
      at: 0,
    },
    {
      request: 'POST https://id.example/login?uid=7',
      requestBody: 'user=ada&password=p',
      status: 302,
      responseHeaders: [`Location: https://app.example/cb?${back}`],
      at: 5,
    },
    { request: `GET https://app.example/cb?${back}`, status: 200, responseBody: '<html></html>', at: 6 },
    {
      request: 'POST https://id.example/token',
      requestBody: `grant_type=authorization_code&client_id=app&redirect_uri=${callbackUri}&${redeemed}`,
      status,
      responseBody: answer,
      at: 7,
    },
  ];
}
