/** The stops of a token's life: what it says of itself, and where it was seen. Pure. */
import type { Carrier } from '../../core/find/occurrence.ts';
import type { Sighting } from '../../core/find/seen.ts';
import type { Exchange } from '../../core/http/exchange.ts';
import type { TokenRow } from '../../core/session/rows.ts';

export type Stop =
  | { readonly kind: 'claim'; readonly claim: 'iat' | 'exp'; readonly at: number }
  | {
      readonly kind: 'seen';
      /** Milliseconds since the epoch: first and last of the run. */
      readonly at: number;
      readonly until: number;
      readonly times: number;
      readonly carrier: Carrier;
      readonly name: string;
      /** Origin of the page, or of the request; '' for a pasted token. */
      readonly origin: string;
      /** The first exchange of the run; null where it was not seen in traffic. */
      readonly exchange: Exchange | null;
    };
type Seen = Extract<Stop, { kind: 'seen' }>;

function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : '';
}

function toStop(sighting: Sighting, exchangeAt: (id: number) => Exchange | undefined): Seen {
  const { occurrence, source, at } = sighting;
  const exchange = source.kind === 'exchange' ? (exchangeAt(source.exchange) ?? null) : null;
  const origin = source.kind === 'storage' ? source.origin : exchange ? originOf(exchange.request.url) : '';
  return {
    kind: 'seen',
    at,
    until: at,
    times: 1,
    carrier: occurrence.carrier,
    name: occurrence.name,
    origin,
    exchange,
  };
}

/** Alike enough to be told as one: the same kind of place, the same server, the same answer. */
function continues(run: Seen, next: Seen): boolean {
  return (
    run.carrier === next.carrier &&
    run.origin === next.origin &&
    run.name === next.name &&
    run.exchange?.response.status === next.exchange?.response.status
  );
}

/** The sightings in the order of time, runs of like ones as one stop, with the moments that the token names between them. */
export function journeyOf(
  sightings: readonly Sighting[],
  row: Pick<TokenRow, 'issuedAt' | 'expiresAt'>,
  exchangeAt: (id: number) => Exchange | undefined,
): readonly Stop[] {
  const named: Stop[] = [];
  if (row.issuedAt !== null) named.push({ kind: 'claim', claim: 'iat', at: row.issuedAt });
  if (row.expiresAt !== null) named.push({ kind: 'claim', claim: 'exp', at: row.expiresAt });
  const seen = sightings.map((sighting) => toStop(sighting, exchangeAt));
  const all = [...named, ...seen].sort((a, b) => a.at - b.at);

  const stops: Stop[] = [];
  for (const stop of all) {
    const last = stops.at(-1);
    if (stop.kind === 'seen' && last?.kind === 'seen' && continues(last, stop)) {
      stops[stops.length - 1] = { ...last, until: stop.at, times: last.times + 1 };
    } else {
      stops.push(stop);
    }
  }
  return stops;
}
