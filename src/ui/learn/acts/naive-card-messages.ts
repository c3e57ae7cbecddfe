import { words } from '../../locale/words.ts';

export const naiveCardMessages = words('naiveCard', {
  actors: { browser: 'Browser', server: 'Server' },
  requests: 'Send a request',
  login: 'Log in',
  me: 'Send the card to /me',
  admin: 'Send the card to /admin',
  loginFirst: 'Log in first: the server hands you a card.',
  card: 'Your card',
  fields: { userId: 'userId', role: 'role' },
  cardNote: 'It travels in the header X-Card of each request. Nobody signs it.',
  nameAndPassword: 'name + password',
  handsOut: 'your card:',
  reads: 'reads',
  believes: ', and believes it',
  question: 'What does GET /admin answer to this card?',
  choices: [
    { id: '401', label: '401, who are you?' },
    { id: '403', label: '403, not you' },
    { id: '200', label: '200, come in' },
  ],
  asIssued: 'The card is as the server wrote it. Change userId or role, and send it again.',
  otherOne: 'The server greets whoever the card names. It never asked for that one’s password.',
  becameAdmin: 'One word was changed in the browser, and the server opened the door.',
  notYet: 'The server does look at the card. It wants the role admin there.',
  nothingToSee: 'Nothing failed, so there is nothing to explain.',
  whyNot:
    'A tool sees what travels: 200, and some JSON in a header. An edited card and an issued one are made of the same letters, and nothing in them tells who wrote them.',
  noToken: 'It finds no token here either: a card without a signature is only text.',
});
