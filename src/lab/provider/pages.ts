/** The provider's own pages: plain HTML that loads nothing. `data-page` says which one it is. */
import { escapeHtml } from '../server/escape-html.ts';
import style from './pages.css?raw';

/** @param name which page it is; the provider's own are told by what they ask */
function providerPage(name: string, title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <link rel="icon" href="data:,">
    <title>${escapeHtml(title)}</title>
    <style>${style}</style>
  </head>
  <body data-page="${name}">
    <main>
      <p class="who">Practice provider <span>oidc-provider on this machine</span></p>
      <h1>${escapeHtml(title)}</h1>
      ${body}
    </main>
  </body>
</html>`;
}

interface Account {
  readonly name: string;
  readonly password: string;
}

/** @param accounts shown so that nobody has to look for them; the first one is filled in */
export function loginPage(client: string, accounts: readonly Account[], failed: boolean): string {
  const [{ name, password }] = accounts as readonly [Account];
  const rows = accounts.map(
    (one) => `<li><code>${escapeHtml(one.name)}</code> with <code>${escapeHtml(one.password)}</code></li>`,
  );
  return providerPage(
    'login',
    'Sign in',
    `<p>to go on to <strong>${escapeHtml(client)}</strong>, which does not see your password.</p>
      ${failed ? '<p role="alert">Name and password do not fit together.</p>' : ''}
      <form method="post">
        <label>Name <input name="name" autocomplete="username" value="${escapeHtml(name)}" required></label>
        <label>Password <input name="password" type="password" autocomplete="current-password" value="${escapeHtml(password)}" required></label>
        <div class="actions">
          <button name="login" value="yes" class="primary">Sign in</button>
          <button name="cancel" value="yes" formnovalidate>Cancel</button>
        </div>
      </form>
      <h2>Accounts</h2>
      <ul>${rows.join('')}</ul>`,
  );
}

/** What a scope lets a client do, as the person is told. */
const scopeWords: Readonly<Record<string, string>> = {
  openid: 'know who you are',
  profile: 'read your name',
  email: 'read your e-mail address',
  offline_access: 'stay signed in while you are away',
  'profile:read': 'read your profile at the API',
  'invoices:read': 'read your invoices',
  'orders:read': 'read your orders',
};

export function consentPage(client: string, scopes: readonly string[]): string {
  const rows = scopes.map(
    (scope) =>
      `<li>${escapeHtml(scopeWords[scope] ?? 'something of its own')} <code>${escapeHtml(scope)}</code></li>`,
  );
  return providerPage(
    'consent',
    'Allow access?',
    `<p><strong>${escapeHtml(client)}</strong> asks to</p>
      <ul>${rows.join('')}</ul>
      <form method="post" class="actions">
        <button name="allow" value="yes" class="primary">Allow</button>
        <button name="cancel" value="yes">Cancel</button>
      </form>`,
  );
}

/** @param form what the provider wants to be sent; its id is `op.logoutForm` */
export function logoutPage(form: string): string {
  return providerPage(
    'logout',
    'Sign out?',
    `<p>Of this provider, and so of every app that asks it.</p>
      ${form}
      <div class="actions"><button form="op.logoutForm" name="logout" value="yes" class="primary">Sign out</button></div>`,
  );
}

export const signedOutPage = providerPage(
  'signed-out',
  'Signed out',
  '<p>The session at the provider has ended.</p>',
);

/** @param form the provider's own, with the field for the code; its id is `op.deviceInputForm` */
export function deviceCodePage(form: string, failed: boolean): string {
  return providerPage(
    'device-code',
    'Sign in a device',
    `<p>Enter the code that the device shows.</p>
      ${failed ? '<p role="alert">No device waits with this code.</p>' : ''}
      ${form}
      <div class="actions"><button form="op.deviceInputForm" class="primary">Go on</button></div>`,
  );
}

/** @param form the provider's own; its id is `op.deviceConfirmForm` */
export function deviceConfirmPage(form: string, client: string, code: string): string {
  return providerPage(
    'device-confirm',
    'Is this your device?',
    `<p><strong>${escapeHtml(client)}</strong> shows <code>${escapeHtml(code)}</code>. Whoever sent you this code, and is not a
      device in front of you, would be signed in as you.</p>
      ${form}
      <div class="actions">
        <button form="op.deviceConfirmForm" name="confirmed" value="yes" class="primary">It is mine</button>
        <button form="op.deviceConfirmForm" name="abort" value="yes">No</button>
      </div>`,
  );
}

export const devicePage = (title: string, text: string) =>
  providerPage('device-done', title, `<p>${escapeHtml(text)}</p>`);

/** @param error `error` and `error_description` */
export function errorPage(error: Readonly<Record<string, unknown>>): string {
  const rows = Object.entries(error).map(
    ([name, value]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(String(value))}</dd>`,
  );
  return providerPage(
    'error',
    'This sign-in cannot go on',
    `<p>The provider does not send you back: it cannot trust where to.</p>
      <dl>${rows.join('')}</dl>`,
  );
}
