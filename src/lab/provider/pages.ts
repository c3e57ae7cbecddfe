/** The provider's own pages: plain HTML that loads nothing. `data-page` says which one it is. */

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML shows it. */
export const escapeHtml = (text: string) =>
  text.replaceAll(/[&<>"']/g, (character) => escapes[character] as string);

/** @param status of a client's page: what came of the last thing that was asked for */
export function page(name: string, title: string, body: string, status = ''): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <link rel="icon" href="data:,">
    <title>${escapeHtml(title)}</title>
    <style>body { max-width: 30rem; margin: 3rem auto; font: 1rem/1.5 system-ui; } label { display: block; }</style>
  </head>
  <body data-page="${name}" data-status="${escapeHtml(status)}">
    <h1>${escapeHtml(title)}</h1>
    ${body}
  </body>
</html>`;
}

/** @param accounts name and password of each, shown so that nobody has to look for them */
export function loginPage(
  client: string,
  accounts: readonly { readonly name: string; readonly password: string }[],
  failed: boolean,
): string {
  return page(
    'login',
    'Sign in',
    `<p>${escapeHtml(client)} wants to know who you are.</p>
    ${failed ? '<p role="alert">Name and password do not fit together.</p>' : ''}
    <form method="post">
      <label>Name <input name="name" autocomplete="username" required></label>
      <label>Password <input name="password" type="password" autocomplete="current-password" required></label>
      <button>Sign in</button>
    </form>
    <form method="post"><button name="cancel" value="yes">Cancel</button></form>
    <p>Accounts: ${accounts.map(({ name, password }) => `${escapeHtml(name)} with “${escapeHtml(password)}”`).join(', ')}.</p>`,
  );
}

export function consentPage(client: string, scopes: readonly string[]): string {
  return page(
    'consent',
    'Allow access?',
    `<p>${escapeHtml(client)} asks for:</p>
    <ul>${scopes.map((scope) => `<li>${escapeHtml(scope)}</li>`).join('')}</ul>
    <form method="post">
      <button name="allow" value="yes">Allow</button>
      <button name="cancel" value="yes">Cancel</button>
    </form>`,
  );
}

/** @param form what the provider wants to be sent; its id is `op.logoutForm` */
export function logoutPage(form: string): string {
  return page(
    'logout',
    'Sign out?',
    `${form}<button form="op.logoutForm" name="logout" value="yes">Sign out</button>`,
  );
}

export const signedOutPage = page('signed-out', 'Signed out', '<p>The session has ended.</p>');

/** @param error `error` and `error_description` */
export function errorPage(error: Readonly<Record<string, unknown>>): string {
  const rows = Object.entries(error).map(
    ([name, value]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(String(value))}</dd>`,
  );
  return page('error', 'This sign-in cannot go on', `<dl>${rows.join('')}</dl>`);
}
