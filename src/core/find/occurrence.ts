/** Where a token was seen. One token may have thousands of occurrences; an occurrence holds no copy of its surroundings. */

/** The kind of place that carries a token. The list is closed: a view or a rule may switch over it. */
export type Carrier =
  | 'authorization' // Authorization or Proxy-Authorization credentials
  | 'request-header' // any other request header
  | 'cookie' // Cookie request header
  | 'query'
  | 'fragment'
  | 'request-body'
  | 'response-header'
  | 'set-cookie'
  | 'response-body'
  | 'websocket-sent'
  | 'websocket-received'
  | 'local-storage'
  | 'session-storage'
  | 'document-cookie' // read from the page by script: therefore not HttpOnly
  | 'indexed-db'
  | 'cache-storage'
  | 'global' // a variable of the page that every script can name
  | 'inline-html' // the text of the document: inline scripts, meta elements, hidden fields
  | 'window-name'
  | 'history-state'
  | 'page-url' // the document's own URL, as scripts of the page read it
  | 'pasted';

/** A step that had to be undone to reach the token, outermost first. */
export type Wrapping = 'percent' | 'quotes' | 'json' | 'base64-' | 'chunked';

export interface Occurrence {
  /** The serialized token, exactly as it stands once the wrappings are undone. */
  readonly text: string;
  readonly carrier: Carrier;
  /** Header, cookie, parameter or storage key name; for a body the JSON Pointer of the member, or ''. */
  readonly name: string;
  /** For `authorization`: the auth-scheme as sent (`Bearer`, `DPoP`, …); else ''. */
  readonly scheme: string;
  /** Place in the carrier's own text, in UTF-16 units, end exclusive. For a chunked cookie: of the first chunk. */
  readonly span: readonly [start: number, end: number];
  readonly wrappings: readonly Wrapping[];
  /** Chunk names that ought to exist and were not there (`name.1`); empty for a whole token. */
  readonly missingChunks: readonly string[];
}
