/** What can be done with a token of the list. */
import { words } from '../locale/words.ts';

export const tokenActionMessages = words('tokenAction', {
  token: 'Copy token',
  share: 'Copy without signature',
  claims: 'Copy claims',
  header: 'Copy header',
  subject: 'Copy subject',
  open: 'Show where it was first seen',
  findings: 'Show its findings',
  signature: 'Check its signature',
  journey: 'Show its journey',
});
