/** What goes wrong on purpose with the app on Auth.js. */
import { escapeHtml } from '../../server/escape-html.ts';

/** Spoils a sign-in. */
export interface SignInFault {
  readonly id: string;
  readonly label: string;
  /** Spoils the authorization request; `home` is where the app is. */
  readonly request?: (asked: URLSearchParams, home: string) => void;
  /** A cookie that the browser loses before the response is there. */
  readonly lost?: string;
  /** What the server believes when the response is there. */
  readonly callback?: { readonly secret?: string; readonly host?: string };
  /** The server takes the same response twice. */
  readonly replayed?: true;
}

/** Spoils the session that there is: the server tells the browser to keep other chunks of its cookie. */
export interface SessionFault {
  readonly id: string;
  readonly label: string;
  readonly spoil: 'chunk-gone' | 'tampered' | 'expired';
}

export const signInFaults: readonly SignInFault[] = [
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
  { id: 'state-lost', label: 'The state cookie is lost on the way', lost: 'authjs.state' },
  { id: 'verifier-lost', label: 'The PKCE cookie is lost on the way', lost: 'authjs.pkce.code_verifier' },
  { id: 'nonce-lost', label: 'The nonce cookie is lost on the way', lost: 'authjs.nonce' },
  { id: 'wrong-secret', label: 'The server has another secret', callback: { secret: 'another' } },
  { id: 'other-issuer', label: 'The server expects another issuer', callback: { host: '127.0.0.1' } },
  { id: 'code-twice', label: 'The server redeems the code twice', replayed: true },
];

export const sessionFaults: readonly SessionFault[] = [
  { id: 'chunk-gone', label: 'A part of the session cookie is lost', spoil: 'chunk-gone' },
  { id: 'tampered', label: 'The session cookie is tampered with', spoil: 'tampered' },
  { id: 'expired', label: 'The session has expired', spoil: 'expired' },
];

const button = (kind: string) => (fault: { readonly id: string; readonly label: string }) =>
  `<button type="button" id="${fault.id}" data-fault="${kind}">${escapeHtml(fault.label)}</button>`;

/** Buttons of the page. */
export const faultButtons = [
  ...signInFaults.map(button('sign-in')),
  ...sessionFaults.map(button('session')),
].join('\n      ');
