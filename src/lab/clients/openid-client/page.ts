/** The page of the app with a server. */
import { escapeHtml, page } from '../../provider/pages.ts';
import { faults } from './faults.ts';

const links: Readonly<Record<string, string>> = {
  'sign-in': 'Sign in',
  'sign-in-pushed': 'Sign in, the request pushed (PAR)',
  'sign-in-hybrid': 'Sign in, hybrid, by a posted form',
  'call-api': 'Refresh on the server, and call the API',
  'sign-out': 'Sign out',
};

/** @param status what came of the last thing that was asked for */
export function serverClientPage(status: string): string {
  const link = (id: string, label: string) =>
    `<li><a id="${id}" href="/openid-client/${id}">${escapeHtml(label)}</a></li>`;
  const uses = Object.entries(links).map(([id, label]) => link(id, label));
  const broken = faults.map(({ id, label }) => link(id, label));
  return page(
    'client',
    'Orders, with openid-client',
    `<p role="status">${escapeHtml(status)}</p>
    <p>The app’s server signs in. The browser carries only the front channel; the tokens stay on the server.</p>
    <ul>${uses.join('')}</ul>
    <h2>Broken on purpose</h2>
    <ul>${broken.join('')}</ul>`,
    status,
  );
}
