/** What can be done with a place that holds a token. */
import { words } from '../locale/words.ts';

export const storageActionMessages = words('storageAction', {
  name: 'Copy the name of the place',
  fix: 'Copy the fix',
  findings: 'Copy its findings as Markdown',
  token: (place: number, all: number) => (all === 1 ? 'Copy token' : `Copy token ${place}`),
  share: (place: number, all: number) =>
    all === 1 ? 'Copy token without signature' : `Copy token ${place} without signature`,
  claims: (place: number, all: number) => (all === 1 ? 'Copy claims' : `Copy claims of token ${place}`),
  openToken: (place: number, all: number) => (all === 1 ? 'Show its token' : `Show token ${place}`),
  twin: 'Show where the same token lies elsewhere',
  onlyOrigin: 'Show only this origin',
});
