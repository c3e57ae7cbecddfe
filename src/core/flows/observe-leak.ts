/** A code that goes to somebody else than the app and the provider: in a Referer, or inside of another URL. */
import type { Exchange } from '../http/exchange.ts';
import { headerValue } from '../http/headers.ts';
import { siteOf } from '../http/site.ts';
import { originOf } from '../http/url.ts';
import type { FlowId } from './flow.ts';
import { addStep, type FlowBook, findFlow, makeStep } from './flow-book.ts';
import { readForm, readUrl } from './parameters.ts';

const codeInside = /(?:[?&#]|%3F|%26|%23)code(?:=|%3D)([^&%#\s"']{4,512})/i;

export function observeLeak(book: FlowBook, exchange: Exchange): FlowId | null {
  const { url, headers } = exchange.request;
  const referer = headerValue(headers, 'referer')?.slice(0, 16_384) ?? '';
  for (const [name, text] of [
    ['Referer', referer],
    ['URL', url.slice(0, 16_384)],
  ] as const) {
    const code = codeInside.exec(text)?.[1];
    const id = code === undefined ? null : findFlow(book, 'code', code);
    const flow = id === null ? undefined : book.flows[id];
    if (id === null || flow === undefined || code === undefined) continue;
    const origin = originOf(url);
    const known =
      origin === '' ||
      [flow.provider, flow.app].some(
        (one) => one === origin || (name === 'URL' && one !== '' && isOwnHost(one, url)),
      );
    if (known || flow.steps.some((step) => step.kind === 'leak' && originOf(step.url) === origin)) continue;
    addStep(book, id, { ...makeStep('leak', exchange, { url: readUrl(url) }), sent: readForm(`in=${name}`) });
    return id;
  }
  return null;
}

/** An app hands its code to a backend of its own host or site, as it would to a path. A Referer goes there unasked. */
function isOwnHost(origin: string, url: string): boolean {
  if (!URL.canParse(origin) || !URL.canParse(url)) return false;
  const [own, other] = [new URL(origin).hostname, new URL(url).hostname];
  return own === other || (siteOf(own) !== null && siteOf(own) === siteOf(other));
}
