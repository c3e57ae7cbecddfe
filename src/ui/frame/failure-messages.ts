/** Words of a view that failed. */
import { words } from '../locale/words.ts';

export const failureMessages = words('failure', {
  title: (view: string) => `The ${view} view failed`,
  text: 'This is a bug in Claimcheck. What was captured is still there, and the other views go on. If the extension was just updated, close DevTools and open it again.',
  background: 'Something in Claimcheck has failed. What was captured is still there.',
  extensionGone:
    'Claimcheck was updated, reloaded or removed. What was captured is still shown. To go on, close DevTools and open it again.',
  noSession: 'Claimcheck does not run in this DevTools any more. Close DevTools and open it again.',
  report: 'Report',
  copy: 'Copy report',
  copyLabel: 'Copy the report of this failure',
  retry: 'Try again',
  left: 'The message of the error is left out: it may hold data of the page.',
});
