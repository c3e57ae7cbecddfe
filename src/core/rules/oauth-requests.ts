/** OAuth's own requests, as a browser sends them: to the authorization endpoint by URL, to the token endpoint by form. */
import { decodePercent } from '../find/percent.ts';
import type { Exchange } from '../http/exchange.ts';

type Parameters = ReadonlyMap<string, string>;

const longestUrl = 16_384;
const longestForm = 65_536;

/** The parameters of an authorization request (RFC 6749 §4.1.1); null for any other URL. */
export function readAuthorizationRequest(url: string): Parameters | null {
  if (!url.includes('response_type=') || url.length > longestUrl || !URL.canParse(url)) return null;
  const query = readForm(new URL(url).search.slice(1));
  return query.has('response_type') && query.has('client_id') ? query : null;
}

/** The values of `response_type`, which a space parts (RFC 6749 §3.1.1). */
export function responseTypesOf(query: Parameters): ReadonlySet<string> {
  return new Set((query.get('response_type') ?? '').slice(0, 200).split(' '));
}

/** Whether the parameters that matter may stand elsewhere: in a request object (RFC 9101) or pushed (RFC 9126). */
export function hasRequestObject(query: Parameters): boolean {
  return query.has('request') || query.has('request_uri');
}

/** The form of a token request (RFC 6749 §4.1.3, §4.3.2); null where there is no `grant_type`. */
export function readTokenRequest({ request }: Exchange): Parameters | null {
  const { body, method } = request;
  if (method !== 'POST' || body.state !== 'text' || body.text.length > longestForm) return null;
  if (!body.text.includes('grant_type=')) return null;
  const form = readForm(body.text);
  return form.has('grant_type') ? form : null;
}

/** Host of a URL with its port; '' for what is no URL. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '';
}

/** application/x-www-form-urlencoded; of a repeated name the first counts. */
function readForm(text: string): Parameters {
  const form = new Map<string, string>();
  for (const pair of text.split('&', 500)) {
    const equals = pair.indexOf('=');
    const name = decode(equals < 0 ? pair : pair.slice(0, equals));
    if (!form.has(name)) form.set(name, equals < 0 ? '' : decode(pair.slice(equals + 1)));
  }
  return form;
}

function decode(text: string): string {
  return decodePercent(text.replaceAll('+', ' '));
}
