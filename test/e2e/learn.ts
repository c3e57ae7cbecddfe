/** The acts of the Learn view, each played to its end by keyboard alone, its claims held against Node's own cryptography. */
import { createHmac, createPublicKey, verify } from 'node:crypto';
import { expect } from 'vitest';
import { until } from '../../scripts/until.mjs';
import type { ActId } from '../../src/core/lessons/act-ids.ts';
import { acts } from '../../src/core/lessons/acts.ts';
import { startDrill } from '../../src/core/lessons/drill/drill.ts';
import { askQuestion } from '../../src/core/lessons/drill/question.ts';
import { escapePattern, type Target } from './finder.ts';
import type { Hands } from './keyboard.ts';

const region = (name: string): Target => ({ role: 'region', name });
const group = (name: string): Target => ({ role: 'group', name });
const field = (name: string): Target => ({ role: 'textbox', name });
const messages = region('Messages');
const hmac = (text: string, secret: string | Buffer) => createHmac('sha256', secret).update(text);
const decoded = (part: string | undefined) => JSON.parse(Buffer.from(part ?? '', 'base64url').toString());

const list: Target = { role: 'navigation', name: 'Acts' };

/** Opens the Learn view and an act of it: by the list, or in a narrow panel by the picker that stands for it. */
export async function openLesson(hands: Hands, id: ActId): Promise<void> {
  const { strokes } = hands;
  const place = acts.findIndex((act) => act.id === id);
  const title = acts[place]?.title ?? '';
  const tab: Target = { role: 'tab', within: { role: 'tablist', name: 'Views' } };
  // Away from text fields, where a digit is a digit. Learn is the last view.
  await hands.walkTo(tab);
  await strokes.type(String(await hands.count(tab)));
  await hands.see({ role: 'heading', name: anyTitle });
  if ((await hands.count(list)) > 0) {
    await hands.push(new RegExp(`${escapePattern(title)}( ?, done)?$`), list);
  } else {
    await hands.walkTo({ role: 'combobox', name: 'Acts' });
    await strokes.press('Home');
    for (let step = 0; step < place; step += 1) await strokes.press('ArrowDown');
  }
  await hands.see({ role: 'heading', name: title });
}

const anyTitle = new RegExp(acts.map(({ title }) => `^${escapePattern(title)}$`).join('|'));

/** Plays the act from its start until it says what it has shown; axe finds nothing in what is then on screen. */
export async function playAct(hands: Hands, id: ActId): Promise<void> {
  const learned = acts.find((act) => act.id === id)?.learned ?? '';
  await openLesson(hands, id);
  await plays[id](hands);
  await hands.see({ role: 'status', text: new RegExp(escapePattern(learned)) });
  await expectFit(hands);
}

/** axe finds nothing in what is on screen, and nothing of the act sticks out at its sides. */
async function expectFit(hands: Hands): Promise<void> {
  await stillness(hands);
  expect(await hands.audit()).toEqual([]);
  expect(await hands.driver.evaluate(findOverflow)).toEqual([]);
}

/** What lies beyond the right edge of the act and cannot be scrolled to within a part of its own. Runs in the panel. */
function findOverflow(): string[] {
  const stage = document.querySelector('.stage-b');
  if (stage === null) return ['there is no act'];
  const edge = stage.getBoundingClientRect().left + stage.clientWidth + 1;
  const scrolls = (element: Element | null): boolean =>
    element !== null &&
    element !== stage &&
    (getComputedStyle(element).overflowX !== 'visible' || scrolls(element.parentElement));
  return [...stage.querySelectorAll<HTMLElement>('*:not(svg, svg *)')]
    .filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > edge)
    .filter((one) => !scrolls(one.parentElement))
    .map((one) => one.outerHTML.slice(0, 120));
}

/** Colours are themselves only once nothing moves any more. */
async function stillness({ driver }: Hands): Promise<void> {
  await until('all that moves to end', () =>
    driver.evaluate(() => document.getAnimations().every(({ playState }) => playState !== 'running')),
  );
}

/** Plays on with a token that was captured: what its key would be needed for is said, the rest is shown of this token. */
export async function playWithOwnToken(hands: Hands, token: string, secret: string): Promise<void> {
  const { push, write, see, text, value, walkTo, strokes } = hands;
  const [header, payload, signature] = token.split('.');
  const input = `${header}.${payload}`;

  await openLesson(hands, 'fingerprints');
  await walkTo({ role: 'combobox', name: /^Token/ });
  await strokes.press('ArrowDown');
  expect(await value(field('Signing input of your token'))).toBe(input);
  const lessonSecret = await value(field('Original secret'));
  const first = hmac(input, lessonSecret).digest('hex');
  await see({ role: 'img', name: `Fingerprint of the original: ${first}` });
  for (const [guess, verdict] of [
    [`${secret}?`, /It is another secret/],
    [secret, /This is the secret of your token/],
  ] as const) {
    await write(field('Your guess of the secret'), guess);
    await push('Check my guess');
    await see({ role: 'status', text: verdict });
  }
  await expectFit(hands);

  await openLesson(hands, 'tamper-proof');
  await see({ role: 'region', name: /^Your token/ });
  await expectFit(hands);

  await openLesson(hands, 'validation');
  await push('Become admin');
  await push('401');
  await push('Send');
  await see({ ...region('What the server checks'), text: /Its key is not here/ });
  const pair = await text(region('The two signatures'));
  expect(pair).toContain(
    Buffer.from(signature ?? '', 'base64url')
      .toString('hex')
      .slice(0, 16),
  );
  await see({ ...region('What can be told without its key'), text: /It cannot cover both/ });
  await expectFit(hands);

  await openLesson(hands, 'not-secret');
  expect(await value(field('A token, or any base64url text'))).toBe(token);
  await push('Header and claims');
  await see({ role: 'list', name: 'Claims', text: new RegExp(decoded(payload).sub) });
  await expectFit(hands);

  await openLesson(hands, 'storage');
  await push('Yes');
  await push('Try it');
  await see({ role: 'status', text: /You guessed Yes/ });
  await expectFit(hands);

  await openLesson(hands, 'expiry');
  await see({ ...region('Your token'), text: /From its iat to its exp it is 1 h\./ });
  await expectFit(hands);
}

const plays: Readonly<Record<ActId, (hands: Hands) => Promise<void>>> = {
  'no-memory': async ({ push, see }) => {
    await push('Log in');
    await push('401, who are you?');
    await push('Ask for the dashboard');
    await see({ role: 'status', text: /You guessed 401/ });
    await see({ ...messages, text: /401 Who are you\?/ });
    await see({ ...region('What the panel says'), text: /lacks credentials/ });
  },

  sessions: async ({ push, see, text, walkTo, strokes }) => {
    const work = region('Who answered, who looked up');
    await push('Log in');
    await push('Send the cookie');
    await push('Add a server');
    await push('401, unknown session');
    await push('Send the cookie');
    await see({ role: 'status', text: /You guessed 401/ });
    await walkTo({ role: 'switch', name: 'Shared store' });
    await strokes.press(' ');
    await push('Log in');
    await push('200, welcome back');
    await push('Send the cookie');
    await see({ role: 'status', text: /You guessed 200/ });
    const lookUps = async () => Number(/The one store did (\d+)/.exec(await text(work))?.[1]);
    const before = await lookUps();
    await push('Send 100 requests');
    await until('a look-up for each of 100 requests', async () => (await lookUps()) === before + 100);
  },

  'naive-card': async ({ push, write, see }) => {
    await push('Log in');
    await write({ ...field('role'), within: group('Your card') }, 'admin');
    await push('200, come in');
    await push('Send the card to /admin');
    await see({ ...messages, text: /believes it[\s\S]*200/ });
  },

  fingerprints: async ({ push, see, value }) => {
    const shows = (name: string, hex: string) => see({ role: 'img', name: `${name}: ${hex}` });
    const [original, secret] = await Promise.all([
      value(field('Original text')),
      value(field('Original secret')),
    ]);
    const first = hmac(original, secret).digest('hex');
    await shows('Fingerprint of the original', first);
    await push('Compute it again');
    await push('Nearly all');
    await push('Change one letter');
    const changed = await value(field('Your text'));
    expect(changed).not.toBe(original);
    const second = hmac(changed, secret).digest('hex');
    await shows('Fingerprint of your text', second);
    const digits = [...second].filter((digit, index) => digit !== first[index]).length;
    await see({ role: 'status', text: new RegExp(`${digits} of 64 digits changed`) });
    await push('Try another secret');
    const other = await value(field('Your secret'));
    await shows('Fingerprint of your text', hmac(original, other).digest('hex'));
    await push('Send it with the old fingerprint');
    await see({ ...messages, text: /401/ });
  },

  'tamper-proof': async (hands) => {
    const { push, write, see, text, value } = hands;
    const token = async () => (await text(region('Token'))).replace(/^Token\s+/, '').replaceAll(/\s/g, '');
    const claims = '{"sub":"mara","role":"admin"}';
    await push('The payload and the signature');
    const before = await token();
    await write(field('Claims'), claims);
    await until('another token', async () => (await token()) !== before);
    const [header, payload, signature] = (await token()).split('.');
    expect(Buffer.from(payload ?? '', 'base64url').toString()).toBe(claims);
    const secret = await value(field('Secret'));
    expect(hmac(`${header}.${payload}`, secret).digest('base64url')).toBe(signature);

    await push('Send the request');
    await see({ role: 'status', text: /1 request sent/ });
    await write(field('Body of the request'), '{"item":"tide table"}');
    await push('Send the request');
    await see({ role: 'status', text: /2 requests sent: 2 bodies, 1 token/ });

    await push('With the shared secret');
    await push('Steal the shared secret');
    await push('Steal the public key');
    await see({ ...region('Shared secret (HS256)'), text: /200/ });
    await see({ ...region('Key pair (ES256)'), text: /401/ });
    expect(await text(region('Key pair (ES256)'))).not.toContain('200');
    await see({ role: 'status', text: /You guessed with the shared secret/ });

    await push('Key pair (ES256)');
    const stage = region('The tamper-proof token');
    const jwk = await until('the public key', async () => /\{"kty":"EC"[^}]*\}/.exec(await text(stage))?.[0]);
    await until(
      'a token by the key pair',
      async () => decoded((await token()).split('.')[0]).alg === 'ES256',
    );
    const [input, dot, signed] = splitLast(await token());
    expect(dot).toBe('.');
    const key = createPublicKey({ key: JSON.parse(jwk), format: 'jwk' });
    const isSigned = verify(
      'sha256',
      Buffer.from(input),
      { key, dsaEncoding: 'ieee-p1363' },
      Buffer.from(signed, 'base64url'),
    );
    expect(isSigned).toBe(true);
  },

  validation: async ({ push, see, text }) => {
    const checks = region('What the server checks');
    const send = async (how: string, route: string, guess: string) => {
      await push(how);
      await push(route);
      await push(guess);
      await push('Send');
      await see({ ...checks, text: new RegExp(`You guessed ${guess}`) });
      return text(region('The two signatures'));
    };
    const hexes = (shown: string) => [...shown.matchAll(/[0-9a-f]{16}/g)].map(([hex]) => hex);
    const asIssued = hexes(await send('As issued', 'GET /me', '200'));
    expect(asIssued).toHaveLength(2);
    expect(asIssued[0]).toBe(asIssued[1]);
    const [recomputed, found] = hexes(await send('Become admin', 'GET /admin', '401'));
    expect(recomputed).not.toBe(found);
    await see({ ...checks, text: /Never asked/ });
    await send('As issued', 'GET /admin', '403');
    await see({ ...region('What the panel says'), text: /not allowed/ });
  },

  'not-secret': async ({ push, see, text, texts, value }) => {
    await push('Header and claims');
    await see({ role: 'status', text: /You guessed header and claims/ });
    const tokenField = field('A token, or any base64url text');
    const before = await value(tokenField);
    const payload = decoded(before.split('.')[1]);
    const shown = await text({ role: 'list', name: 'Claims' });
    for (const [name, claim] of Object.entries(payload)) {
      expect(shown).toContain(name);
      expect(shown).toContain(JSON.stringify(claim));
    }
    await push('Put it into the token');
    await until('the new claim', async () => (await value(tokenField)) !== before);
    expect(decoded((await value(tokenField)).split('.')[1]).card_number).toBe('4111 1111 1111 1111');
    await see({ role: 'list', name: 'Claims', text: /card_number/ });
    await push('Encrypt the claims');
    const jwe = (await text(region('The JWE'))).replaceAll(/\s/g, '');
    expect(jwe.split('.')).toHaveLength(5);
    expect(decoded(jwe.split('.')[0])).toHaveProperty('enc');
    expect(Buffer.from(jwe, 'base64url').toString()).not.toContain('4111');
    await push('Read it without a key');
    await see({ role: 'list', name: 'What came of it', text: /stays shut/ });
    await push('Open it with its key');
    await see({ role: 'list', name: 'What came of it', text: /4111 1111 1111 1111/ });
    expect(await texts(messages)).toHaveLength(1);
  },

  storage: async ({ push, see }) => {
    const places = group('Where the token is kept');
    const attempts = [
      ['localStorage', 'A script reads', 'Yes'],
      ['HttpOnly cookie', 'A script reads', 'No'],
      ['HttpOnly cookie', 'A script sends', 'Yes'],
      ['HttpOnly cookie', 'Another site sends', 'No'],
    ] as const;
    for (const [place, attack, guess] of attempts) {
      await push(place, places);
      await push(attack, group('What happens'));
      await push(guess);
      await push('Try it');
      await see({ role: 'status', text: new RegExp(`You guessed ${guess}`) });
    }
  },

  expiry: async ({ push, see, walkTo, strokes }) => {
    const lives = region('How long the copy works');
    const designs = [
      ['exp after a day', 'A day', '1 day'],
      ['exp after 5 min, refresh tokens', 'Some minutes', '5 min'],
      ['exp after a day, blocklist', 'Not a moment', '2 min'],
    ] as const;
    for (const [design, guess, until] of designs) {
      await push(design);
      await push('Log in');
      await push('Steal the token');
      await push(guess);
      await push('Log out');
      await see({ ...lives, text: new RegExp(`You guessed ${guess}`) });
      await see({ role: 'listitem', text: new RegExp(`${design}\\s+works until ${until} `) });
    }
    await push(designs[0][0]);
    for (const name of ['Log in', 'Steal the token', 'A day', 'Log out']) await push(name);
    await walkTo({ role: 'slider', name: 'Clock' });
    await strokes.press('End');
    await see({ role: 'status', text: /^1 day 1 h after the login the thief asks, and gets 401/ });
    for (let minutes = 0; minutes < 61; minutes += 1) await strokes.press('ArrowLeft');
    await see({ role: 'status', text: /^23 h 59 min after the login the thief asks, and gets 200/ });

    const rotation = region('The thief has the refresh token too');
    await push('Thief refreshes');
    await push('Nobody does');
    await push('You refresh');
    await see({
      ...rotation,
      text: /You guessed Nobody does[\s\S]*400 invalid_grant[\s\S]*400 invalid_grant/,
    });
  },

  drill: async ({ push, write, see, unfold }) => {
    const seed = 'class-4b';
    await unfold('Play as a class');
    await write(field('Seed'), seed);
    await push('Start');
    for (const [index, turn] of startDrill(seed).turns.slice(0, rightAnswers).entries()) {
      await see({ ...region('401 or 403?'), text: new RegExp(`Question ${index + 1}\\b`) });
      const { diagnosis, causes } = await askQuestion(seed, turn);
      const { words } = causes.find(({ cause }) => cause === diagnosis.cause) ?? { words: '' };
      await push(new RegExp(`^${escapePattern(words)}`), group('What went wrong?'));
      await push(new RegExp(`^${diagnosis.rightStatus.status}`), group('Which status is right?'));
      await see({ role: 'status', text: /^Right/ });
      if (index < rightAnswers - 1) await push('Next question');
    }
  },
};

/** What finishes the drill. */
const rightAnswers = 12;

function splitLast(token: string): [string, string, string] {
  const at = token.lastIndexOf('.');
  return [token.slice(0, at), token.slice(at, at + 1), token.slice(at + 1)];
}
