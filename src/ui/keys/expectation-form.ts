/** What an API expects of its tokens, between the fields of a form and the session. */
import type { Expectation } from '../../core/jose/key.ts';
import { findSignatureAlgorithm } from '../../core/spec/algorithms.ts';

/** As it is typed. */
export interface ExpectationFields {
  readonly origin: string;
  readonly issuer: string;
  readonly audiences: string;
  readonly algorithms: string;
  /** Seconds. */
  readonly leeway: string;
}

export const noFields: ExpectationFields = {
  origin: '',
  issuer: '',
  audiences: '',
  algorithms: '',
  leeway: '',
};

export type ReadFields =
  | { readonly origin: string; readonly expectation: Expectation }
  | { readonly fault: 'origin' | 'algorithms' | 'leeway' | 'nothing' };

/** So much leeway as no API grants: a day, in seconds. */
const mostLeeway = 86_400;

const listOf = (text: string) => [...new Set(text.split(/[\s,]+/).filter((item) => item !== ''))];

/** What the fields say; or which of them cannot be taken as it is. */
export function readFields(fields: ExpectationFields): ReadFields {
  const origin = originIn(fields.origin.trim());
  if (origin === '') return { fault: 'origin' };
  const algorithms = listOf(fields.algorithms);
  if (algorithms.some((name) => findSignatureAlgorithm(name) === undefined)) return { fault: 'algorithms' };
  const leewaySeconds = Number(fields.leeway.trim() || '0');
  if (!Number.isInteger(leewaySeconds) || leewaySeconds < 0 || leewaySeconds > mostLeeway)
    return { fault: 'leeway' };
  const issuer = fields.issuer.trim();
  const audiences = listOf(fields.audiences);
  if (issuer === '' && audiences.length + algorithms.length + leewaySeconds === 0)
    return { fault: 'nothing' };
  return { origin, expectation: { issuer, audiences, algorithms, leewaySeconds } };
}

/** The fields of what was set before, to be changed. */
export function fieldsOf(
  origin: string,
  { issuer, audiences, algorithms, leewaySeconds }: Expectation,
): ExpectationFields {
  return {
    origin,
    issuer,
    audiences: audiences.join(' '),
    algorithms: algorithms.join(' '),
    leeway: leewaySeconds === 0 ? '' : String(leewaySeconds),
  };
}

/** `https://api.example`, also where a whole address or a host alone was typed; '' for what is no place on the web. */
function originIn(text: string): string {
  const url = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  if (text === '' || !URL.canParse(url)) return '';
  const { origin, host } = new URL(url);
  return host === '' ? '' : origin;
}
