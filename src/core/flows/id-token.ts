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

/** The newest ID token of the flow that can be read; null where there is none. */
export function idTokenOf(flow: Flow): HandedIdToken | null {
  const step = flow.steps.findLast(({ answer }) => answer.has('id_token'));
  if (step === undefined) return null;
  const text = textOf(step.answer, 'id_token');
  const token = decodeToken(text);
  const claims = claimsOf(token);
  if (claims === null) return null;
  return { step, text, alg: String(headerOf(token)?.alg ?? ''), claims };
}

/**
 * Whether the ID token holds the nonce that was sent (OpenID Connect Core §3.1.3.7); null where none was sent or no ID token can
 * be read. A renewed one may come without (§12.2): a refresh is a flow of its own, which sends none.
 */
export function nonceReturned(flow: Flow): 'same' | 'other' | 'missing' | null {
  const sent = textOf(askedFor(flow), 'nonce');
  const handed = sent === '' ? null : idTokenOf(flow);
  if (handed === null) return null;
  const nonce = ownString(handed.claims, 'nonce');
  if (nonce === '') return 'missing';
  return nonce === sent ? 'same' : 'other';
}
