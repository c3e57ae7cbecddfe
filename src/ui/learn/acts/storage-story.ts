/** What the diagram of act 8 says of one attempt, and the line below it. */
import type { Attempt, Sent } from '../../../core/lessons/attacks.ts';
import { isCookie } from '../../../core/lessons/page.ts';
import { type Actor, type Message, type Run, run, tellToken } from '../../../core/lessons/sequence.ts';
import { tokenCookie } from '../../../core/lessons/server/bank-server.ts';
import { tellAnswer, tellDeed, tellRequest } from '../../../core/lessons/tell.ts';
import { maskText } from '../../kit/masked.tsx';
import { storageActMessages as words } from './storage-messages.ts';

export function actorsOf(attack: Attempt['attack']): Actor[] {
  const { script, otherSite, page, browser, server } = words.actors;
  const isOutside = attack === 'other-site';
  return [
    { id: 'thief', name: isOutside ? otherSite : script, icon: 'thief' },
    { id: 'browser', name: isOutside ? browser : page, icon: 'browser' },
    { id: 'server', name: server, icon: 'server' },
  ];
}

/** A compact token as three short pieces; any other text masked. */
export const tellMasked = (token: string): Run[] =>
  token.startsWith('{') ? [run(maskText(token), 'code')] : tellToken(token);

const wire = { from: 'browser', to: 'server' };
const fromThief = (...runs: Run[]): Message => ({ from: 'thief', to: 'browser', runs, tone: 'plain' });
const toThief = (tone: Message['tone'], ...runs: Run[]): Message => ({
  from: 'browser',
  to: 'thief',
  runs,
  tone,
});

/** `token` as it may be shown. */
export function tellAttempt(attempt: Attempt, token: readonly Run[]): Message[] {
  const { attack, succeeded, sent, looked, home } = attempt;
  const carried = isCookie(home)
    ? [run(`Cookie: ${tokenCookie}=`, 'code'), ...token]
    : [run('Authorization: Bearer ', 'code'), ...token];
  const onWire = (one: Sent | undefined): Message[] =>
    one === undefined
      ? []
      : [tellRequest(requestOf(one), wire, one.carried ? carried : []), tellAnswer(one.answer, wire)];
  switch (attack) {
    case 'read':
      return [
        fromThief(run(words.runs)),
        tellDeed('browser', tellLooked(looked)),
        succeeded ? toThief('bad', ...token) : toThief('good', run(words.nothing)),
      ];
    case 'listen':
      return [
        fromThief(run(words.replaces)),
        succeeded
          ? toThief('bad', run(`${words.hears} `), ...carried)
          : toThief('good', run(words.hearsNothing)),
        ...onWire(sent[0]),
      ];
    case 'send':
      return [
        fromThief(run(words.runs)),
        ...(isCookie(home) ? [] : [tellDeed('browser', tellLooked(looked))]),
        ...onWire(sent[0]),
      ];
    case 'other-site':
      return [fromThief(run(words.link)), ...onWire(sent[0]), fromThief(run(words.form)), ...onWire(sent[1])];
  }
}

const requestOf = ({ exchange: { request } }: Sent) => ({
  method: request.method,
  url: request.url,
  headers: request.headers,
  body: '',
});

function tellLooked(looked: Attempt['looked']): Run[] {
  return looked.flatMap(({ area, hasToken }, index) => [
    run(`${index === 0 ? '' : ' · '}${words.areas[area] ?? area} `),
    hasToken ? run(words.theToken, 'bad') : run(words.nothing, 'good'),
  ]);
}

/** One line on why it went as it did. */
export function tellWhy({ attack, succeeded, home, refusal }: Attempt): string {
  const says = words.captions;
  if (refusal === 'too-large') return says.refused;
  switch (attack) {
    case 'read':
      if (succeeded) return says.readIt;
      return home.place === 'memory' ? says.hiddenVariable : says.hiddenCookie;
    case 'listen':
      return succeeded ? says.heard : says.notHeard;
    case 'send':
      if (!succeeded) return says.notSent;
      return isCookie(home) ? says.rode : says.readAndSent;
    case 'other-site':
      if (succeeded) return says.forged;
      if (!isCookie(home)) return says.nothingRides;
      return home.sameSite === 'Lax' ? says.lax : says.strict;
  }
}
