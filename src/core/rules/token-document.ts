/** Documents that take part in a session with tokens: those whose headers protect the tokens. */
import type { Exchange } from '../http/exchange.ts';
import { essenceOf } from '../http/media-type.ts';
import type { RuleContext } from './rule.ts';
import { isLoopback } from './sent-token.ts';

/** The document's URL where it came over https from another machine and a token went along with it; else null. */
export function tokenDocumentUrl(exchange: Exchange, context: RuleContext): URL | null {
  const { response, request, resourceType } = exchange;
  if (resourceType !== 'document' || response.status !== 200 || response.headers.length === 0) return null;
  if (response.body.state !== 'none' && !/html/.test(essenceOf(response.body.mediaType))) return null;
  if (context.tokensIn(exchange.id).length === 0 || !URL.canParse(request.url)) return null;
  const url = new URL(request.url);
  return url.protocol !== 'https:' || isLoopback(url.hostname) ? null : url;
}
