/** The messages of act 9: who logs in, who copies what, and what the copy is still good for. */
import type { Pair } from '../../../core/lessons/expiry.ts';
import type { Played } from '../../../core/lessons/play.ts';
import { type Actor, type Message, type Run, run, tellToken } from '../../../core/lessons/sequence.ts';
import { tellAnswer, tellDeed, tellRequest } from '../../../core/lessons/tell.ts';
import { expiryMessages as words } from './expiry-messages.ts';

export const actors: readonly Actor[] = [
  { id: 'browser', name: words.actors.browser, icon: 'browser' },
  { id: 'api', name: words.actors.api, icon: 'server' },
  { id: 'thief', name: words.actors.thief, icon: 'thief' },
];
export type Who = 'browser' | 'thief';

/** A refresh token in short. */
export const tellRefresh = (refresh: string): Run[] => [run(`${refresh.slice(0, 8)}…`, 'code')];

export function tellPair({ access, refresh }: Pair): Run[] {
  return [...tellToken(access), ...(refresh === '' ? [] : [run(' + '), ...tellRefresh(refresh)])];
}

/** One request of the browser or of the thief, and its answer. */
export function tellExchange(
  who: Who,
  { exchange: { request }, answer }: Played,
  carried: readonly Run[],
  given?: readonly Run[],
): Message[] {
  const between = { from: who, to: 'api' };
  const { method, url, headers } = request;
  return [
    tellRequest({ method, url, headers, body: '' }, between, carried),
    tellAnswer(answer, between, given),
  ];
}

export function tellTheft({ refresh }: Pair): Message {
  return tellDeed('thief', [run(refresh === '' ? words.copies : words.copiesBoth, 'bad')], 'bad');
}
