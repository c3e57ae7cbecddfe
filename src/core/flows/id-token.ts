/** The ID token that a flow handed out (OpenID Connect Core §2). It is decoded here, not verified. */
import { decodeToken } from '../jose/decode.ts';
import { type JsonObject, ownString } from '../jose/json.ts';
import { claimsOf, headerOf } from '../jose/token.ts';
import { askedFor, type Flow, type FlowStep } from './flow.ts';
import { textOf } from './parameters.ts';

export interface HandedIdToken {
  /** The step that handed it out. */
  readonly step: FlowStep;
  readonly text: string;
  readonly alg: string;
  readonly claims: JsonObject;
}

/** The ID tokens of the flow that can be read, each once, in the order of its steps: a hybrid flow hands out two. */
export function idTokensOf(flow: Flow): readonly HandedIdToken[] {
  const handed = new Map<string, HandedIdToken>();
  for (const step of flow.steps) {
    const text = textOf(step.answer, 'id_token');
    if (text === '' || handed.has(text)) continue;
    const token = decodeToken(text);
    const claims = claimsOf(token);
    if (claims !== null) handed.set(text, { step, text, alg: String(headerOf(token)?.alg ?? ''), claims });
  }
  return [...handed.values()];
}

/** The newest of them; null where there is none. */
export function idTokenOf(flow: Flow): HandedIdToken | null {
  return idTokensOf(flow).at(-1) ?? null;
}

export interface ReturnedNonce {
  readonly handed: HandedIdToken;
  readonly returned: 'same' | 'other' | 'missing';
}

/**
 * Whether each ID token holds the nonce that was sent (OpenID Connect Core §3.1.3.7); none where none was sent. A renewed one
 * may come without (§12.2): a refresh is a flow of its own, which sends none.
 */
export function noncesReturned(flow: Flow): readonly ReturnedNonce[] {
  const sent = textOf(askedFor(flow), 'nonce');
  if (sent === '') return [];
  return idTokensOf(flow).map((handed) => {
    const nonce = ownString(handed.claims, 'nonce');
    return { handed, returned: nonce === '' ? 'missing' : nonce === sent ? 'same' : 'other' };
  });
}
