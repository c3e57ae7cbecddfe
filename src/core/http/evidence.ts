import type { ExchangeId } from './exchange.ts';

/** What a verdict rests on: a sentence, and the place that a view can jump to. */
export interface Evidence {
  /** One plain sentence. Holds names of members and headers, times and statuses; never a token's or cookie's value. */
  readonly text: string;
  readonly place: EvidencePlace;
}

export type EvidencePlace =
  | { readonly kind: 'status'; readonly exchange: ExchangeId }
  | {
      readonly kind: 'request-header' | 'response-header';
      readonly exchange: ExchangeId;
      readonly name: string;
    }
  | { readonly kind: 'cookie'; readonly exchange: ExchangeId; readonly name: string }
  | { readonly kind: 'url'; readonly exchange: ExchangeId }
  | { readonly kind: 'request-body' | 'response-body'; readonly exchange: ExchangeId }
  | { readonly kind: 'exchange'; readonly exchange: ExchangeId }
  | { readonly kind: 'header-parameter' | 'claim'; readonly token: number; readonly name: string }
  | { readonly kind: 'signature'; readonly token: number }
  | { readonly kind: 'storage'; readonly origin: string; readonly name: string }
  | { readonly kind: 'none' };
