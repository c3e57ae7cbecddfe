import type { ExchangeId } from '../../core/http/exchange.ts';
import { asCurl } from '../../core/report/as-curl.ts';
import { asFetch } from '../../core/report/as-fetch.ts';
import { redactUrl } from '../../core/report/redact-request.ts';
import { requestDetail } from '../../core/session/selectors.ts';
import { kitMessages } from '../kit/messages.ts';
import type { Store } from '../store.ts';

/** What the context menu copies of a request; only the last one holds credentials, and says so. */
export const copyForms = ['curl', 'fetch', 'url', 'curl-whole'] as const;
export type CopyForm = (typeof copyForms)[number];

/** Copies one request and says so in the live region. */
export function copyRequest(store: Store, id: ExchangeId, what: CopyForm): void {
  const { request } = requestDetail(store.session.value, id).exchange;
  const text = {
    curl: () => asCurl(request),
    fetch: () => asFetch(request),
    url: () => redactUrl(request.url),
    'curl-whole': () => asCurl(request, 'whole'),
  }[what]();
  store.host.copyText(text).then(
    () => store.announce(kitMessages.copied),
    () => store.announce(kitMessages.copyRefused),
  );
}
