/** Discovery documents (OpenID Connect Discovery §3, RFC 8414 §2) and the key sets that they name. */
import { remember } from '../diagnose/bounded.ts';
import type { Exchange } from '../http/exchange.ts';
import { type FlowId, stepOf } from './flow.ts';
import { addStep, type Endpoint, type FlowBook, findFlow, makeStep, tie } from './flow-book.ts';
import { readBody, readUrl, textOf } from './parameters.ts';

const endpointNames = [
  'authorization_endpoint',
  'token_endpoint',
  'userinfo_endpoint',
  'end_session_endpoint',
  'revocation_endpoint',
  'introspection_endpoint',
  'device_authorization_endpoint',
  'pushed_authorization_request_endpoint',
  'jwks_uri',
];

const most = 512;

/** Remembers the endpoints that the answer names. */
export function readDiscovery(book: FlowBook, exchange: Exchange): void {
  const { endpoints } = book;
  const { response, request } = exchange;
  const { body } = response;
  if (response.status !== 200 || body.state !== 'text' || body.text.length > 65_536) return;
  if (!body.text.includes('"issuer"') || !/"(?:authorization|token)_endpoint"/.test(body.text)) return;
  const answer = readBody(body);
  // One document for many tenants names no issuer of its own: `https://…/{tenantid}/v2.0`.
  const issuer = textOf(answer, 'issuer').includes('{') ? '' : textOf(answer, 'issuer');
  const discovery = { ...makeStep('discovery', exchange, { url: readUrl(request.url) }), answer };
  for (const name of endpointNames) {
    const url = textOf(answer, name);
    if (url !== '') remember(endpoints, url, { name, issuer, discovery } satisfies Endpoint, most);
  }
  nameIssuer(book);
}

const recent = 20;

/** A page that left for its provider asks for the document again when it is back; of the first time not every browser tells. */
function nameIssuer(book: FlowBook): void {
  for (const flow of book.flows.slice(-recent)) {
    const endpoint = flow.issuer === '' ? book.endpoints.get(flow.steps[0]?.url ?? '') : undefined;
    if (endpoint === undefined || endpoint.issuer === '') continue;
    book.flows[flow.id] = { ...flow, issuer: endpoint.issuer };
    tie(book, 'issuer', endpoint.issuer, flow.id);
  }
}

/** The key set is fetched for the newest flow of its issuer. */
export function observeKeySet(book: FlowBook, exchange: Exchange): FlowId | null {
  if (book.endpoints.size === 0 || exchange.request.method !== 'GET') return null;
  const endpoint = book.endpoints.get(exchange.request.url);
  if (endpoint?.name !== 'jwks_uri') return null;
  const id = findFlow(book, 'issuer', endpoint.issuer);
  const flow = id === null ? undefined : book.flows[id];
  if (id === null || flow === undefined || stepOf(flow, 'key-set') !== undefined) return null;
  addStep(book, id, makeStep('key-set', exchange, { url: readUrl(exchange.request.url) }));
  return id;
}
