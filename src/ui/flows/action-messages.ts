/** What can be done with a flow of the list. */
import { words } from '../locale/words.ts';

export const flowActionMessages = words('flowAction', {
  markdown: 'Copy as Markdown',
  client: 'Copy client ID',
  provider: 'Copy the provider’s origin',
  failed: 'Show the request that failed',
  first: 'Show its first request',
  before: 'Show the flow that it goes on from',
  step: (name: string, status: number) => (status === 0 ? `${name}, no answer` : `${name} → ${status}`),
  fix: 'What to do',
  checks: 'Checks that failed',
});
