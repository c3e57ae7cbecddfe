import type { LessonId } from '../../core/lessons/act-ids.ts';
import { choose, elementOf, press, scrollTo, see, type } from './hands.ts';
import { day, type PanelState } from './panel-state.ts';

/** The name of a button that is pressed, or whatever else a person does. */
type Step = string | (() => Promise<void>);

/**
 * An act in the middle of its play, by what a person has done in it. An act with several states tells them apart by a
 * word after its id.
 */
function played(state: LessonId | `${LessonId} ${string}`, title: string, ...steps: Step[]): PanelState {
  const act = state.split(' ')[0] as LessonId;
  return {
    id: `learn-${state.replace(' ', '-')}`,
    title: `Learn: ${title}`,
    facts: day('all'),
    open: (store) => store.open('learn', act),
    act: async () => {
      for (const step of steps) await (typeof step === 'string' ? press(step) : step());
    },
  };
}

/** A claims set with this role, as a person edits it. */
const claims = (role: string) => JSON.stringify({ sub: 'ada', role, iat: 1773499200 }, null, 2);

const theft = (design: string) => [design, 'Log in', 'Steal the token', 'Some minutes', 'Log out'];

export const learnStates: readonly PanelState[] = [
  played('no-memory', 'a server that forgot', 'Log in', '200, here it is', 'Ask for the dashboard'),
  played(
    'sessions',
    'a row that another server holds',
    ...['Log in', 'Send the cookie', 'Add a server', '200, welcome back', 'Send the cookie'],
  ),
  played(
    'sessions shared',
    'three servers and one store',
    ...['Log in', 'Add a server', 'Add a server'],
    async () => (await elementOf('[role=switch]')).click(),
    async () => void (await elementOf('[role=switch][aria-checked=true]')),
    ...['Log in', '200, welcome back', 'Send the cookie', 'Send 100 requests'],
  ),
  played(
    'naive-card',
    'a card that was edited',
    'Log in',
    () => type('.naive-card label:last-of-type input', 'admin'),
    '403, not you',
    'Send the card to /admin',
  ),
  played('fingerprints', 'one letter changed', 'Nearly all', 'Change one letter'),
  played(
    'fingerprints forge',
    'a forged fingerprint',
    'About half',
    'Change one letter',
    'Compute it again',
    () => type('[aria-label="Now forge one"] div:nth-of-type(2) > input', 'letmein'),
    'Send it with my guess',
    () => scrollTo('[aria-label="Now forge one"]'),
  ),
  played(
    'fingerprints own',
    'a guess at the secret of a captured token',
    () => choose('.own-token select', 'HS256'),
    'Nearly all',
    'Change one letter',
    () => type('[aria-label="Now forge one"] input', 'letmein'),
    'Check my guess',
    () => see('It is another secret'),
  ),
  played('tamper-proof', 'a token with a changed claim', 'The payload', () =>
    type('.stage textarea', claims('admin')),
  ),
  played(
    'tamper-proof thief',
    'two requests, and a thief with the public key',
    'Key pair (ES256)',
    'Send the request',
    () => see('1 request sent'),
    () => type('[aria-label="How it travels"] input', '{"item":"harbour chart","count":2}'),
    'Send the request',
    'With both',
    'Steal the shared secret',
    'Steal the public key',
    () => scrollTo('[aria-label="How it travels"]'),
  ),
  played(
    'tamper-proof own',
    'a captured token that was edited',
    () => choose('.own-token select', 'RS256'),
    () => type('.stage textarea.cp', claims('admin')),
  ),
  played('validation', 'a payload that was changed', '401', 'Send'),
  played('validation 403', 'a token as issued that may not', 'As issued', '200', 'Send'),
  played(
    'validation own',
    'a captured token without its key',
    () => choose('.own-token select', 'RS256'),
    'Wait until it expires',
    '401',
    'Send',
  ),
  played('expiry', 'a copy that outlives the logout', ...theft('exp after a day'), () =>
    type('.clock input:not([disabled])', '185'),
  ),
  played(
    'expiry designs',
    'three designs, and a captured token',
    () => choose('.own-token select', 'RS256'),
    ...theft('exp after a day'),
    ...theft('exp after 5 min, refresh tokens'),
    ...theft('exp after a day, blocklist'),
  ),
  played(
    'expiry rotation',
    'a refresh token that was used twice',
    'Thief refreshes',
    'Nobody does',
    'You refresh',
    () => scrollTo('.rotation'),
  ),
  played('storage', 'a script reads localStorage', 'No', 'Try it'),
  played(
    'storage own',
    'a token of one’s own, in memory',
    () => choose('.own-token select', 'RS256'),
    ...['Memory', 'A script listens', 'No', 'Try it'],
  ),
  played(
    'storage ride',
    'a script acts through a cookie that it cannot read',
    ...['Yes', 'Try it', 'HttpOnly cookie', 'Yes', 'Try it', 'A script sends', 'No', 'Try it'],
  ),
  played(
    'storage csrf',
    'another site sends a form',
    ...['Cookie', 'None', 'Another site sends', 'No', 'Try it', 'Lax', 'No', 'Try it'],
  ),
  played(
    'not-secret',
    'a signed token that is read without its key',
    'Header and claims',
    'Put it into the token',
    () => see('Payment data'),
  ),
  played(
    'not-secret sealed',
    'a JWE that only its key opens',
    'Nothing',
    'Encrypt the claims',
    'Read it without a key',
    () => see('No key at hand fits'),
    'Try another key',
    () => see('does not open the content'),
    'Open it with its key',
    () => see('Opened'),
    () => scrollTo('[aria-label="The same claims, encrypted"]'),
  ),
  played('sign-in', 'a password that the app gets to see', 'The provider alone', 'Sign in'),
  played(
    'sign-in stolen',
    'a thief with a code that nothing binds',
    'Go to the provider',
    async () => (await elementOf('[role=switch]')).click(),
    () => choose('.stage-b select', 'reads your code'),
    ...['You, as yourself', 'Sign in'],
  ),
  played(
    'sign-in link',
    'a link with the thief’s code, refused for its state',
    'Go to the provider',
    () => choose('.stage-b select', 'sends you a link'),
    ...['You, as the thief', 'Sign in'],
  ),
];
