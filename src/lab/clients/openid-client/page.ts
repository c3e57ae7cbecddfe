/** The page of the app with a server. */
import { escapeHtml, page } from '../../provider/pages.ts';

const links: Readonly<Record<string, string>> = {
  'sign-in': 'Sign in',
  'sign-in-pushed': 'Sign in, the request pushed (PAR)',
  'sign-in-hybrid': 'Sign in, hybrid, by a posted form',
  'call-api': 'Refresh on the server, and call the API',
  'lose-session': 'Sign in, the session cookie lost on the way',
  'sign-out': 'Sign out',
};

/** @param status what came of the last thing that was asked for */
export function serverClientPage(status: string): string {
  const list = Object.entries(links).map(
    ([id, label]) => `<li><a id="${id}" href="/openid-client/${id}">${label}</a></li>`,
  );
  return page(
    'client',
    'Orders, with openid-client',
    `<p role="status">${escapeHtml(status)}</p>
    <p>The app’s server signs in. The browser carries only the front channel; the tokens stay on the server.</p>
    <ul>${list.join('')}</ul>`,
    status,
  );
}
