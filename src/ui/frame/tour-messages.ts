/** Words of the tour: what to do, what to look at, what else there is. */
import { words } from '../locale/words.ts';

export const tourMessages = words('tour', {
  label: 'Tour',
  place: (step: number, of: number) => `${step} of ${of}`,
  next: 'Next step',
  done: 'Done',
  skip: 'Skip the tour',
  steps: {
    begin: {
      devtools:
        'Do on the page what fails. Every token that it sends or stores is listed here, decoded, with its findings.',
      tab: 'Drop a HAR file, or paste a token or a failed request. Every token in it is listed here, decoded, with its findings.',
      show: 'Show Tokens',
    },
    why: {
      text: 'Requests says of each refused one why, in one sentence with its evidence, and whether 401 or 403 was right.',
      show: 'Show Requests',
    },
    more: {
      text: (commands: string, keys: string) =>
        `Nothing leaves this browser. ${commands} finds every command, ${keys} shows the keys, and Learn explains how it all works.`,
      show: 'Show Learn',
    },
  },
});
