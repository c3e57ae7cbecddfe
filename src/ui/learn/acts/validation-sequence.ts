/** The messages of one attempt: login, what was done to the token, the request, the answer. */
import { tellChanged, tellEdit } from '../../../core/lessons/break-token.ts';
import { type Message, type Run, run, type Sequence, tellToken } from '../../../core/lessons/sequence.ts';
import { tellAnswer, tellDeed, tellRequest } from '../../../core/lessons/tell.ts';
import type { Attempt } from '../../../core/lessons/validation.ts';
import { formatLength } from '../../kit/time-words.ts';
import { validationMessages as words } from './validation-messages.ts';

const actors: Sequence['actors'] = [
  { id: 'browser', name: words.actors.browser, icon: 'browser' },
  { id: 'api', name: words.actors.api, icon: 'server' },
];
const between = { from: 'browser', to: 'api' };

export function tellAttempt(attempt: Attempt | null): Sequence {
  if (attempt === null) return { actors, messages: [] };
  const { issued, broken, check, sent } = attempt;
  const messages: Message[] = [
    ...tellOrigin(attempt),
    ...tellDeeds(attempt),
    tellRequest(requestOf(attempt), between, tellChanged(broken.text, issued.text)),
    tellAnswer(sent.answer, between, check.status === 401 ? [run('invalid_token', 'code')] : undefined),
  ];
  return { actors, messages };
}

function requestOf({ sent: { exchange } }: Attempt) {
  const { method, url, headers } = exchange.request;
  return { method, url, headers, body: '' };
}

function tellOrigin({ login, issued }: Attempt): Message[] {
  if (login === null) return [tellDeed('browser', [run(`${words.yours} `), ...tellToken(issued.text)])];
  const { method, url, headers } = login.exchange.request;
  return [
    tellRequest({ method, url, headers, body: '' }, between, [run(words.credentials)]),
    tellAnswer(login.answer, between, tellToken(issued.text)),
  ];
}

function tellDeeds({ how, broken, brokenAt, issued }: Attempt): Message[] {
  const deeds: Run[][] = broken.edits.map(tellEdit);
  if (how === 'own-key') deeds.push([run(words.signedAgain, 'signature')]);
  if (how === 'cut' || (how === 'alg-none' && issued.signatureText !== ''))
    deeds.push([run(words.cutOff, 'signature')]);
  const waited = broken.sentAt - brokenAt;
  if (waited > 0) deeds.push([run(words.later(formatLength(waited)))]);
  return deeds.map((runs) => tellDeed('browser', runs));
}
