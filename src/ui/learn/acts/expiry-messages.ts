import type { DesignId } from '../../../core/lessons/expiry.ts';
import { words } from '../../locale/words.ts';

export const expiryMessages = words('expiry', {
  actors: { browser: 'Browser', api: 'API', thief: 'Thief' },
  designs: {
    label: 'How the API is built',
    long: 'exp after a day',
    short: 'exp after 5 min, refresh tokens',
    blocklist: 'exp after a day, blocklist',
  } satisfies Record<DesignId | 'label', string>,
  deeds: { label: 'What happens', login: 'Log in', steal: 'Steal the token', logout: 'Log out' },
  question: 'You log out. How long does the thief’s copy still work?',
  choices: [
    { id: 'none', label: 'Not a moment' },
    { id: 'minutes', label: 'Some minutes' },
    { id: 'day', label: 'A day' },
  ],
  start: 'Log in, let the thief copy the token, then log out.',
  guessFirst: 'Guess first, then log out.',
  credentials: 'name + password',
  copies: 'copies the token',
  copiesBoth: 'copies both tokens',
  later: (time: string) => `${time} after the login`,
  captions: {
    long: 'Logging out made the browser forget the token. Nothing that the API checks has changed, so the copy works until exp.',
    short:
      'The refresh token of this login has ended, so nobody gets a new token with it. The copy that is out works until its own exp.',
    blocklist:
      'The API wrote the jti of the token on a list, and reads the list on every request. That is why the copy is refused at once.',
  } satisfies Record<DesignId, string>,
  clock: 'Clock',
  clockTitle: 'How long the copy works',
  thiefAsks: (time: string, status: number) => `${time} after the login the thief asks, and gets ${status}.`,
  panel: 'The panel says:',
  dragFirst: 'Once you are logged out, drag the clock.',
  until: (time: string) => `works until ${time} after the login`,
  unknown: 'not played yet',
  lookUps: (count: number, requests: number) =>
    `costs ${count === 0 ? 'no look-up' : `${count} look-ups`} for ${requests} requests, one a minute`,
  hours: (hours: number) => `${hours} h`,
  toFind: [
    { id: 'long', label: 'A long exp' },
    { id: 'short', label: 'A short exp' },
    { id: 'blocklist', label: 'A blocklist' },
    { id: 'rotation', label: 'A stolen refresh token' },
  ],
  rotation: {
    title: 'The thief has the refresh token too',
    text: 'A short exp helps only as long as nobody else can refresh. So each refresh token is good once, and brings the next one.',
    label: 'Who refreshes',
    diagram: 'Messages of both who refresh',
    thief: 'Thief refreshes',
    owner: 'You refresh',
    question: 'The thief has used your refresh token. Now you use it too. Who gets new tokens from here on?',
    choices: [
      { id: 'owner', label: 'I do' },
      { id: 'thief', label: 'The thief does' },
      { id: 'nobody', label: 'Nobody does' },
    ],
    revoked: 'used before: the whole family ends',
    start: 'Let the thief refresh first.',
    caption:
      'Somebody used a refresh token for the second time. The API cannot tell who is the thief, so it ends all of them (RFC 9700 §4.14.2). You log in again. The thief cannot.',
  },
  own: {
    title: 'Your token',
    lives: (time: string) => `From its iat to its exp it is ${time}.`,
    seen: (time: string) => `It has no iat. From when it was seen to its exp it is ${time}.`,
    left: (time: string) => `A copy that somebody took still has ${time} to go.`,
    over: (time: string) => `Its exp passed ${time} ago.`,
    endless: 'It has no exp: a copy works until the API stops taking its key, or looks it up.',
    unreadable: 'Its times cannot be read: it is encrypted.',
    list: 'Whether its API keeps a blocklist only the API knows. Log out and send it again to find out.',
  },
});
