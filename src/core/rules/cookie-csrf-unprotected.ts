import type { Exchange } from '../http/exchange.ts';
import { headerValue } from '../http/headers.ts';
import { essenceOf } from '../http/media-type.ts';
import { hostOf } from '../http/url.ts';
import { asvs } from './references.ts';
import { defineRule } from './rule.ts';

/** What a form of another site can send without asking first (Fetch §2.2.2, CORS-safelisted request-header). */
const formTypes: ReadonlySet<string> = new Set([
  '',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'text/plain',
]);
/** Headers that a page sets and another site's form cannot. */
const guardHeader = /csrf|xsrf|^x-requested-with$|^authorization$|^x-[\w-]+/i;
const guardField = /csrf|xsrf|authenticity_?token|requestverificationtoken|__viewstate|nonce|state=/i;

const login = (sameSite: string) => ({
  request: 'POST https://app.example/login',
  requestHeaders: ['X-Requested-With: fetch'],
  status: 200,
  responseHeaders: [`Set-Cookie: sid=$t; HttpOnly; Secure${sameSite}`],
  at: -60,
});
const transfer = {
  request: 'POST https://app.example/transfer',
  requestHeaders: ['Cookie: sid=$t', 'Content-Type: application/x-www-form-urlencoded'],
  requestBody: 'to=1&amount=2',
  status: 200,
};
const tokens = { t: { claims: { sub: 'u' } } };

export default defineRule({
  id: 'cookie-csrf-unprotected',
  category: 'cookie',
  subject: 'exchange',
  severity: 'medium',
  title: 'Another site could send this request',
  why: 'The cookie is sent from every site, and the request holds nothing that only this site knows: a page elsewhere can act in the name of the one who is signed in (CSRF).',
  fix: 'Set SameSite=Lax on the cookie, and demand a CSRF token, a custom header or a matching Sec-Fetch-Site.',
  spec: [asvs('3.5.1')],
  messages: {
    perhaps:
      'A form elsewhere could send this {method} to {host} with cookie {name}. Whether the server looks at Origin or Sec-Fetch-Site shows only when another site tries.',
  },
  check(exchange, context, report) {
    const { request, response } = exchange;
    if (request.method !== 'POST' || response.status < 200 || response.status >= 300 || isGuarded(exchange))
      return;
    const origin = URL.canParse(request.url) ? new URL(request.url).origin : '';
    const place = context
      .tokensIn(exchange.id)
      .find(
        ({ occurrence }) =>
          occurrence.carrier === 'cookie' &&
          context.setCookieOf(origin, occurrence.name)?.sameSite === 'None',
      );
    if (place === undefined) return;
    report({
      message: 'perhaps',
      data: { method: request.method, host: hostOf(request.url), name: place.occurrence.name },
      undecided: true,
      token: place.seen.id,
      key: `${origin} ${place.occurrence.name}`,
      evidence: [
        { text: 'The request', place: { kind: 'exchange', exchange: exchange.id } },
        {
          text: 'Its cookie has SameSite=None',
          place: { kind: 'request-header', exchange: exchange.id, name: 'Cookie' },
        },
      ],
    });
  },
  examples: {
    good: [
      { title: 'SameSite=Lax keeps it at home', tokens, exchanges: [login('; SameSite=Lax'), transfer] },
      {
        title: 'a CSRF token in the form',
        tokens,
        exchanges: [
          login('; SameSite=None'),
          { ...transfer, requestBody: 'to=1&csrf_token=0123456789abcdef' },
        ],
      },
      {
        title: 'JSON cannot be sent from elsewhere without asking first',
        tokens,
        exchanges: [
          login('; SameSite=None'),
          {
            ...transfer,
            requestHeaders: ['Cookie: sid=$t', 'Content-Type: application/json'],
            requestBody: '{"to":1}',
          },
        ],
      },
    ],
    bad: [
      {
        title: 'a plain form, and a cookie for every site',
        expect: 'perhaps',
        tokens,
        exchanges: [login('; SameSite=None'), transfer],
      },
    ],
  },
});

/** Whether it holds anything that another site could not send, or would have to ask for first. */
function isGuarded({ request }: Exchange): boolean {
  const { body, headers } = request;
  if (!formTypes.has(essenceOf(headerValue(headers, 'content-type') ?? ''))) return true;
  if (headers.some(({ name }) => guardHeader.test(name.slice(0, 100)))) return true;
  return body.state === 'not-read' || (body.state === 'text' && guardField.test(body.text.slice(0, 65_536)));
}
