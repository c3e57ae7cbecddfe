/** Words of the drill. */
import { formatLength } from '../kit/time-words.ts';
import { formatNumber, words } from '../locale/words.ts';

export const drillMessages = words('drill', {
  question: (number: number) => `Question ${number}`,
  score: (right: number, answered: number) => `${right} of ${answered} right`,
  streak: (streak: number) => `${streak} in a row`,
  best: (best: number) => `best ${best}`,
  toGo: (left: number) => `${left} more right ones finish this act`,
  preparing: 'Signing fresh tokens…',

  facts: 'What you can see',
  asked: 'This request',
  earlier: 'Before it',
  sentAt: (time: string) => `Sent at ${time} UTC by this machine’s clock.`,
  ago: (milliseconds: number) => `${formatLength(milliseconds)} before`,
  answer: 'Answer',
  status: (status: number) => (status === 0 ? 'No answer' : `Status ${status}`),
  hiddenStatus: 'Its status is hidden until you answer.',
  noCredential: 'No Authorization header, no cookie.',
  requestBody: 'Request body',
  responseBody: 'Answer body',

  token: (letter: string, sent: boolean) =>
    `Token ${letter}${sent ? ', sent with this request' : ', seen before'}`,
  otherwiseLike: (letter: string) => `All else is as in token ${letter}.`,
  length: (characters: number) => `${formatNumber(characters)} characters`,
  signature: 'signature',
  octets: (octets: number) => `${octets} octets`,
  noSignature: 'none',
  signatures: {
    verified: 'fits the issuer’s key',
    failed: 'does not fit the issuer’s key',
    'not-checked': 'not checked: no key is at hand',
  },
  derived: { ath: 'hash of the token that was sent' } as Readonly<Record<string, string>>,
  time: (fromRequest: number) =>
    fromRequest === 0
      ? 'at this request'
      : `${formatLength(fromRequest)} ${fromRequest < 0 ? 'before' : 'after'} this request`,
  expects: 'This API expects',
  issuer: 'issuer',
  audience: 'audience',
  algorithm: 'algorithm',

  whatHappened: 'What went wrong?',
  whichStatus: 'Which status is right?',
  statuses: {
    200: 'Here you are.',
    204: 'Done, nothing to show.',
    400: 'I cannot make sense of this.',
    401: 'Who are you?',
    403: 'I know you, and no.',
    404: 'There is no such thing.',
    429: 'Too many requests.',
    500: 'I have failed myself.',
  } as Readonly<Record<number, string>>,
  chooseFirst: 'Choose what went wrong first.',
  isRight: 'right',
  isWrong: 'your answer, not right',

  right: 'Right',
  half: 'Half right',
  wrong: 'Not right',
  comesBack: 'It comes back after three others, with other names.',
  causeWas: 'What went wrong:',
  statusWas: (status: number) => `The right status: ${status}.`,
  sentRight: (status: number) => `The server sent ${status}: that is right.`,
  sentAllowed: (status: number, right: number) =>
    `The server sent ${status}: that is allowed, ${right} is usual.`,
  sentWrong: (status: number, right: number) => `The server sent ${status}: it should have been ${right}.`,
  next: 'Next question',

  all: 'You have answered every case.',
  allText: (right: number, answered: number) =>
    `${right} of ${answered} answers were right. Begin again for new names and numbers.`,
  again: 'Begin again',

  forClass: 'Play as a class',
  seed: 'Seed',
  seedHint: 'The same seed gives the same questions: a class can play together.',
  start: 'Start',
  copyLink: 'Copy link',
  copyLinkLabel: 'Copy a link that opens the drill with this seed',
  linkNote:
    'The link opens where Claimcheck is installed under the same address. Elsewhere, as in Firefox, type the seed.',
});
