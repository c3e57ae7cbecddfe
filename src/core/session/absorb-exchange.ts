/** Takes one exchange into what is derived: its tokens, its credential, its answers, its cookies. Constant cost. */
import { credentialsOf } from '../find/credential.ts';
import { findInExchange } from '../find/find-in-exchange.ts';
import { isDiscoveryAnswer, isKeySetAnswer } from '../find/key-set.ts';
import type { TokenId, TokenInPlace } from '../find/seen.ts';
import type { Exchange } from '../http/exchange.ts';
import { absorbToken, type Intake } from './absorb-token.ts';
import { recordCookie } from './cookies-seen.ts';
import type { Answers, RequestCredential } from './session.ts';

const requestCarriers: ReadonlySet<string> = new Set([
  'authorization',
  'request-header',
  'cookie',
  'query',
  'fragment',
  'request-body',
]);

export function absorbExchange(intake: Intake, exchange: Exchange): readonly TokenInPlace[] {
  const { derived } = intake;
  const source = { kind: 'exchange', exchange: exchange.id } as const;
  const places = findInExchange(exchange).map((occurrence) =>
    absorbToken(intake, occurrence, source, exchange.startedAt),
  );
  if (places.length > 0) derived.tokensIn.set(exchange.id, places);
  for (const { seen, occurrence } of places) {
    if (occurrence.carrier === 'cookie' || occurrence.carrier === 'set-cookie') {
      recordCookie(derived.cookies, exchange, {
        name: occurrence.name,
        token: seen.id,
        carrier: occurrence.carrier,
      });
    }
  }
  if (isKeySetAnswer(exchange) || isDiscoveryAnswer(exchange))
    derived.keySets.set(exchange.request.url, exchange.id);
  const credential = credentialOf(exchange, places);
  if (credential !== null) derived.credentials.set(exchange.id, credential);
  for (const id of sentTokens(places)) countAnswer(derived.answers, id, exchange.response.status);
  return places;
}

/** The first thing that the request authenticates with, named for the list. */
function credentialOf(exchange: Exchange, places: readonly TokenInPlace[]): RequestCredential | null {
  const [first] = credentialsOf(exchange);
  if (first === undefined) return null;
  const place = places.find(({ seen }) => seen.token.text === first.text);
  const label =
    first.scheme !== '' ? first.scheme : first.carrier === 'cookie' ? `Cookie ${first.name}` : first.name;
  return { label, token: place?.seen.id ?? null };
}

function sentTokens(places: readonly TokenInPlace[]): Set<TokenId> {
  return new Set(
    places.filter(({ occurrence }) => requestCarriers.has(occurrence.carrier)).map(({ seen }) => seen.id),
  );
}

function countAnswer(answers: Map<TokenId, Answers>, id: TokenId, status: number): void {
  const counts = answers.get(id) ?? { ok: 0, unauthorized: 0, forbidden: 0, other: 0 };
  counts[answerClass(status)] += 1;
  answers.set(id, counts);
}

function answerClass(status: number): keyof Answers {
  if (status === 401) return 'unauthorized';
  if (status === 403) return 'forbidden';
  return (status >= 200 && status < 300) || status === 304 ? 'ok' : 'other';
}
