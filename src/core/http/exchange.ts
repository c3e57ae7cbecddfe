/**
 * One request and its response, however it was seen: live, from a HAR file, or pasted.
 * Every string comes from outside: show it as text, never run or render it.
 */

/** Position of an exchange in its session; dense, from 0, never reused until the session is cleared. */
export type ExchangeId = number;

export interface HttpHeader {
  readonly name: string;
  readonly value: string;
}

/** What became of a body. A body that was not read says why, so that "nothing found" never means "not looked". */
export type HttpBody =
  | { readonly state: 'none' }
  | {
      readonly state: 'text';
      readonly text: string;
      readonly mediaType: string;
      /** Length of the whole body in UTF-16 units when known; above `text.length` the text was cut. */
      readonly length: number;
    }
  | { readonly state: 'not-read'; readonly mediaType: string; readonly reason: NotReadReason };

export type NotReadReason =
  | 'media-type' // an image, a font, a video: no token hides there
  | 'too-large'
  | 'gone' // the browser no longer holds it
  | 'redirect'
  | 'stream'
  | 'not-captured' // the capture was saved without it
  | 'too-many' // the page sent faster than the browser hands bodies over; others of its route were read
  | 'not-kept'; // searched, found to hold no token, and let go: it was long

export interface HttpRequest {
  readonly method: string;
  /** Absolute URL as captured, fragment included where the capture has one. */
  readonly url: string;
  readonly headers: readonly HttpHeader[];
  readonly body: HttpBody;
  /**
   * The capture does not tell what the request carried: a header that is missing here may have been sent. `perhaps`: the
   * whole capture holds no credential, as when they were taken out, and as when none were ever sent.
   */
  readonly unseen?: true | 'perhaps';
}

export interface HttpResponse {
  /** 0 where the browser got, or let the page see, no answer. */
  readonly status: number;
  readonly statusText: string;
  readonly headers: readonly HttpHeader[];
  readonly body: HttpBody;
}

export interface WebSocketFrame {
  readonly direction: 'sent' | 'received';
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly text: string;
}

export interface InitiatorFrame {
  readonly functionName: string;
  readonly url: string;
  /** Zero-based, as DevTools counts them. */
  readonly lineNumber: number;
  readonly columnNumber: number;
}

export interface Exchange {
  readonly id: ExchangeId;
  /** When the request was started, in milliseconds since the epoch by this machine's clock. */
  readonly startedAt: number;
  /** `startedAt` is the server's own `Date`: it says nothing of how the two clocks stand to each other. */
  readonly timedByServer?: true;
  readonly durationMs: number;
  readonly request: HttpRequest;
  readonly response: HttpResponse;
  /** Chromium's `_resourceType`: `document`, `xhr`, `fetch`, `preflight`, `websocket`…; empty when not told. */
  readonly resourceType: string;
  readonly fromCache: boolean;
  /** The browser's own word for a failure: `net::ERR_FAILED`…; empty when there was none. */
  readonly error: string;
  readonly frames: readonly WebSocketFrame[];
  /** Where in the page's code the request was made, innermost call first; empty when not told. */
  readonly initiator: readonly InitiatorFrame[];
  /** The document that was shown when it was sent, where the capture tells it. */
  readonly pageUrl: string;
}

/** An exchange that has not been given its place in a session yet. */
export type NewExchange = Omit<Exchange, 'id'>;
