/** The page of the app with a server. */
import { escapeHtml } from '../../server/escape-html.ts';
import { faults } from './faults.ts';
import template from './index.html?raw';

const links: Readonly<Record<string, string>> = {
  'sign-in': 'Sign in',
  'sign-in-pushed': 'Sign in, the request pushed (PAR)',
  'sign-in-hybrid': 'Sign in, hybrid, by a posted form',
  'call-api': 'Refresh on the server, and call the API',
  'sign-out': 'Sign out',
};

const link = (id: string, label: string) =>
  `<li><a id="${id}" href="/openid-client/${id}">${escapeHtml(label)}</a></li>`;
const uses = Object.entries(links).map(([id, label]) => link(id, label));
const broken = faults.map(({ id, label }) => link(id, label));
const page = template
  .replace('<!-- uses -->', () => uses.join(''))
  .replace('<!-- faults -->', () => broken.join(''));

/** @param status what came of the last thing that was asked for */
export const serverClientPage = (status: string): string =>
  page.replaceAll('{status}', () => escapeHtml(status));
