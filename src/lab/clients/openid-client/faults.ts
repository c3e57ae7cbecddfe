/** What goes wrong on purpose with the app whose server signs in. */

export interface Fault {
  readonly id: string;
  readonly label: string;
  /** Spoils the authorization request; `home` is where the app is. */
  readonly request?: (asked: URLSearchParams, home: string) => void;
  /** Spoils what the server keeps until the response is there. */
  readonly kept?: Partial<Readonly<Record<'state' | 'verifier', string>>>;
  /** The server proves itself with another secret. */
  readonly secret?: string;
  /** The browser gets no session cookie. */
  readonly cookie?: 'lost';
}

export const faults: readonly Fault[] = [
  {
    id: 'nobody-asked',
    label: 'Without asking (prompt=none)',
    request: (asked) => asked.set('prompt', 'none'),
  },
  {
    id: 'wrong-redirect-uri',
    label: 'A redirect_uri that is not registered',
    request: (asked, home) => asked.set('redirect_uri', `${home}/elsewhere`),
  },
  {
    id: 'unknown-client',
    label: 'A client that is not registered',
    request: (asked) => asked.set('client_id', 'nobody'),
  },
  {
    id: 'forbidden-scope',
    label: 'A scope that is not for this client',
    request: (asked) => asked.set('scope', 'openid orders:delete'),
  },
  {
    id: 'without-pkce',
    label: 'Without PKCE',
    request: (asked) => {
      asked.delete('code_challenge');
      asked.delete('code_challenge_method');
    },
  },
  {
    id: 'hybrid-not-allowed',
    label: 'A response_type that is not for this client',
    request: (asked) => asked.set('response_type', 'code id_token'),
  },
  { id: 'lose-session', label: 'The session cookie is lost on the way', cookie: 'lost' },
  { id: 'other-state', label: 'The server kept another state', kept: { state: 'another' } },
  { id: 'other-verifier', label: 'The server kept another verifier', kept: { verifier: 'v'.repeat(64) } },
  { id: 'wrong-secret', label: 'The server has another secret', secret: 'another' },
];
