/** Words of the lesson about sign-ins with an account elsewhere. */
import type { Party, SignInOutcome } from '../../../core/lessons/sign-in.ts';
import { words } from '../../locale/words.ts';

export const signInMessages = words('signIn', {
  setup: 'The sign-in',
  ways: { password: 'Tell the app your password', redirect: 'Go to the provider' },
  way: 'Way',
  pkce: 'PKCE',
  checksState: 'The app checks state',
  interference: 'A thief',
  interferences: {
    none: 'No thief',
    'stolen-code': 'A thief reads your code',
    'foreign-code': 'A thief sends you a link',
  },
  signIn: 'Sign in',
  passwordQuestion: 'Who sees your password?',
  passwordChoices: [
    { id: 'provider', label: 'The provider alone' },
    { id: 'app', label: 'The app alone' },
    { id: 'app provider', label: 'The app and the provider' },
  ],
  outcomeQuestion: 'Who is signed in at the end?',
  outcomes: {
    you: 'You, as yourself',
    'thief-as-you': 'The thief, as you',
    'you-as-thief': 'You, as the thief',
    nobody: 'Nobody',
  } satisfies Record<SignInOutcome, string>,
  parties: { you: 'Browser', app: 'App', provider: 'Provider', thief: 'Thief' } satisfies Record<
    Party,
    string
  >,
  typesIn: 'name + password, typed into the app’s page',
  nameAndPassword: 'name + password',
  fromThief: 'the thief’s own name + password',
  leaked: 'the code, from a log or another app',
  lured: 'a link with the thief’s code',
  loginPage: 'its own login page',
  backWith: 'back to the app with',
  page: 'the app’s page',
  tokens: 'tokens',
  tokensOf: (who: string) => `tokens for ${who}`,
  stateDiffers: 'state differs: stops here',
  sees: 'Who got what',
  seesColumns: { who: 'Who', password: 'Saw your password', signedIn: 'Signed in' },
  yes: 'yes',
  no: 'no',
  asWhom: {
    you: 'as you',
    'thief-as-you': 'as you',
    'you-as-thief': 'as the thief',
    nobody: 'no',
  } satisfies Record<SignInOutcome, string>,
  panelSays: 'What the Flows view says',
  onlyYours: 'It sees what your browser sends. The thief’s own requests are not in it.',
  captions: {
    start: 'Nothing is sent yet.',
    password:
      'The app holds your password. It could keep it, lose it, or use it elsewhere, and a second factor has no place here.',
    redirect:
      'You type the password where it belongs. The app gets a code, and tokens for it: never the password.',
    stolenAndUsed: 'A code is good for whoever brings it. The thief was first, so the app comes too late.',
    stolenAndUseless:
      'The thief has the code and lacks the verifier, which never left the app. The provider refuses.',
    foreignTaken:
      'You are signed in to the thief’s account. What you enter now, the thief can read there later.',
    foreignByState:
      'The state is not the one that the app sent. It drops the code before anyone looks at it.',
    foreignByPkce:
      'The app did not look at the state. PKCE saves it: the thief’s code belongs to another verifier.',
  },
});
