import type { Attack } from '../../../core/lessons/attacks.ts';
import type { SameSite, TokenPlace } from '../../../core/lessons/page.ts';
import { words } from '../../locale/words.ts';

export const storageActMessages = words('storageAct', {
  actors: {
    script: 'Bad script',
    otherSite: 'Other site',
    page: 'Your page',
    browser: 'Browser',
    server: 'Server',
  },
  places: 'Where the token is kept',
  place: {
    'local-storage': 'localStorage',
    memory: 'Memory',
    'plain-cookie': 'Cookie',
    'http-only-cookie': 'HttpOnly cookie',
  } satisfies Record<TokenPlace, string>,
  sameSites: 'SameSite',
  attacks: 'What happens',
  attack: {
    read: 'A script reads',
    listen: 'A script listens',
    send: 'A script sends',
    'other-site': 'Another site sends',
  } satisfies Record<Attack, string>,
  question: {
    read: 'The script looks wherever it can. Does it get the token?',
    listen: 'The script waits for the page’s next request. Does it get the token?',
    send: 'The script sends a transfer from your page. Does the server do it?',
    'other-site': 'Another site makes your browser send a transfer. Does the server do it?',
  } satisfies Record<Attack, string>,
  choices: [
    { id: 'yes', label: 'Yes' },
    { id: 'no', label: 'No' },
  ],
  tryIt: 'Try it',
  inModule: "'  // in a module of the application",
  runs: 'runs in the page',
  replaces: 'runs in the page, and puts itself in front of fetch',
  nothing: 'nothing',
  theToken: 'the token',
  hears: 'hears',
  hearsNothing: 'no Authorization passes by',
  link: 'a link to /account',
  form: 'a form that sends itself',
  areas: {
    'local-storage': 'localStorage',
    'session-storage': 'sessionStorage',
    'document-cookie': 'document.cookie',
  } as Readonly<Record<string, string>>,
  start: 'Choose a place and an attack, guess, and try it.',
  captions: {
    readIt: 'One line of script copies it. The copy works from anywhere until the token expires.',
    hiddenCookie: 'HttpOnly keeps the cookie out of document.cookie: the script reads nothing.',
    hiddenVariable: 'The variable belongs to one module. Another script has no name for it.',
    heard: 'The script stands in front of fetch, and the page itself hands it the token.',
    notHeard: 'The browser adds the cookie after the last script had its turn. No script sees it pass.',
    rode: 'The script need not read the cookie. The browser adds it to each request of the page.',
    readAndSent: 'The script read the token, and put it into the header like the page does.',
    notSent: 'The script has no token, and nothing goes along by itself. It would have to listen first.',
    forged: 'The browser adds the cookie, whoever started the request. This is CSRF.',
    lax: 'SameSite=Lax keeps the cookie from the form of another site. A link still carries it, so a link must change nothing.',
    strict:
      'SameSite=Strict keeps the cookie from forms and links. Who comes by a link looks logged out at first.',
    nothingRides: 'Nothing goes along by itself. The other site would have to know the token.',
    refused: 'The browser does not keep this cookie: name and value are longer than 4096 bytes.',
  },
  table: 'Who gets at it',
  columns: {
    place: 'Kept in',
    read: 'Script reads it',
    listen: 'Script overhears it',
    send: 'Script acts as you',
    'other-site': 'Other site acts as you',
  },
  withSameSite: (place: string, sameSite: SameSite) => `${place}, ${sameSite}`,
  yes: 'Yes',
  no: 'No',
  notTried: 'not tried',
  todo: {
    'read something': 'Still open: find a place where a script reads the token.',
    'read http-only': 'Still open: let a script read the HttpOnly cookie.',
    'send http-only': 'Still open: let a script send from a page with the HttpOnly cookie.',
    'other-site': 'Still open: let another site send.',
  },
  noneIsSafe:
    'No place stops a script that runs in the page. The best defence is that none gets in: escape what people write, and set a Content-Security-Policy.',
  panelStorage: 'What the panel says of the place',
  readable: {
    yes: 'Scripts can read it.',
    no: 'No script can read it.',
    unknown: 'Whether scripts can read it is not known.',
  },
  nowhere:
    'It finds the token nowhere in the page: no script has a name for it. It sees it in requests only.',
  ownToken:
    'This is your token, masked. Its key is not needed here: the simulated server takes back what it handed out. Nothing leaves the panel.',
});
