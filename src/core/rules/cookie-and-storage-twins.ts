import { asvs } from './references.ts';
import { defineRule } from './rule.ts';
import { areaWords, storedEvidence } from './storage-words.ts';

const login = (cookie: string) => ({
  request: 'POST https://app.example/login',
  status: 200,
  responseHeaders: [`Set-Cookie: sid=$t; ${cookie}Secure; SameSite=Lax`],
});

export default defineRule({
  id: 'cookie-and-storage-twins',
  category: 'storage',
  subject: 'storage',
  severity: 'medium',
  title: 'A script can read what HttpOnly hides',
  why: 'The same token stands in an HttpOnly cookie and in a place that scripts read: the cookie’s protection is for nothing.',
  fix: 'Send the value in the cookie only; what the page must know (a name, an end) send apart from it.',
  spec: [asvs('3.3.4')],
  messages: { twins: 'The token of the HttpOnly cookie {cookie} also stands in {area}, “{key}”.' },
  check(stored, context, report) {
    const { seen, entry } = stored;
    for (const { occurrence, source } of context.firstSightingsOf(seen.id)) {
      const inCookie = occurrence.carrier === 'set-cookie' || occurrence.carrier === 'cookie';
      if (!inCookie || source.kind !== 'exchange') continue;
      const url = context.exchangeAt(source.exchange)?.request.url ?? '';
      const origin = URL.canParse(url) ? new URL(url).origin : '';
      if (!context.setCookieOf(origin, occurrence.name)?.httpOnly) continue;
      report({
        message: 'twins',
        data: { cookie: occurrence.name, area: areaWords[entry.area], key: entry.name },
        key: `${origin} ${occurrence.name} ${entry.area} ${entry.name}`,
        evidence: [
          storedEvidence(stored),
          {
            text: `Cookie ${occurrence.name.slice(0, 80)} is HttpOnly`,
            place: { kind: 'cookie', exchange: source.exchange, name: occurrence.name },
          },
        ],
      });
      return;
    }
  },
  examples: {
    good: [
      {
        title: 'in the cookie only',
        tokens: { t: { claims: { sub: 'u' } }, other: { claims: { sub: 'v' } } },
        exchanges: [login('HttpOnly; ')],
        storage: [{ area: 'local-storage', name: 'token', value: '$other' }],
      },
      {
        title: 'the cookie is readable itself',
        tokens: { t: { claims: { sub: 'u' } } },
        exchanges: [login('')],
        storage: [{ area: 'local-storage', name: 'token', value: '$t' }],
      },
    ],
    bad: [
      {
        title: 'in both',
        expect: 'twins',
        tokens: { t: { claims: { sub: 'u' } } },
        exchanges: [login('HttpOnly; ')],
        storage: [{ area: 'local-storage', name: 'token', value: '$t' }],
      },
    ],
  },
});
