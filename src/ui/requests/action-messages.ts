/** What can be done with a request of the list. */
import { words } from '../locale/words.ts';

export const requestActionMessages = words('requestAction', {
  curl: 'Copy as cURL, without credentials',
  fetch: 'Copy as fetch, without credentials',
  url: 'Copy URL, without credentials',
  diagnosis: 'Copy the diagnosis as Markdown',
  evidence: 'Copy the evidence',
  curlWhole: 'Copy as cURL with credentials',
  fetchWhole: 'Copy as fetch with credentials',
  token: 'Copy the token that it carried',
  openToken: 'Show its token',
  openFlow: 'Show the flow that it belongs to',
  openLastGood: 'Show the last good request like it',
  onlyHost: 'Show only this host',
});
