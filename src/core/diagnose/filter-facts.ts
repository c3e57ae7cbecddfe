/** Marks that a firewall or bot filter leaves in its answers. */
import type { Evidence } from '../http/evidence.ts';
import { headerValue } from '../http/headers.ts';
import type { Case } from './case.ts';

/** Set where the filter itself answered. */
const ownHeaders = ['cf-mitigated', 'x-amzn-waf-action'];
/** Set on answers of the API behind it too. */
const otherHeaders = ['x-datadome', 'x-sucuri-block', 'x-iinfo', 'akamai-grn'];
/** Products that do nothing else: a page of theirs is no answer of the API, nor one of a gateway that checks tokens. */
const filters = new Set([
  'Cloudflare',
  'Akamai',
  'Imperva',
  'AWS WAF',
  'Sucuri',
  'F5',
  'DataDome',
  'PerimeterX',
  'Azure Front Door',
  'Wordfence',
]);

/** What shows that a filter gave this answer, before anybody looked at the credential; null where nothing does. */
export function filterSaying(facts: Case): Evidence | null {
  const { headers } = facts.exchange.response;
  const header = ownHeaders.find((name) => headerValue(headers, name) !== undefined);
  if (header !== undefined)
    return facts.at(facts.inResponse(header), 'This header is set by a firewall or bot filter.');
  return filters.has(facts.texts.get('waf')?.product ?? '') ? facts.saying('waf') : null;
}

/** The header with which a filter says that it stands before the API; '' where there is none. */
export function markOfFilter({ exchange }: Case): string {
  return otherHeaders.find((name) => headerValue(exchange.response.headers, name) !== undefined) ?? '';
}
