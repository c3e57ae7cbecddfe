/** What the diagram of the sign-in lesson says of each thing that passes, and the line below it. */
import { readForm, readUrl } from '../../../core/flows/parameters.ts';
import { headerValue } from '../../../core/http/headers.ts';
import { type Actor, type Message, type Run, run } from '../../../core/lessons/sequence.ts';
import type { Party, Passed, SignInSetup, SignInStory } from '../../../core/lessons/sign-in.ts';
import { tellAnswer, tellDeed } from '../../../core/lessons/tell.ts';
import { signInMessages as words } from './sign-in-messages.ts';

const icons: Readonly<Record<Party, Actor['icon']>> = {
  you: 'browser',
  app: 'browser',
  provider: 'server',
  thief: 'thief',
};

export function actorsOf(story: SignInStory | null, { interference, way }: SignInSetup): Actor[] {
  const thief = story === null ? interference !== 'none' && way === 'redirect' : isThiefIn(story);
  const parties: Party[] = [...(thief ? ['thief' as const] : []), 'you', 'app', 'provider'];
  return parties.map((id) => ({ id, name: words.parties[id], icon: icons[id] }));
}

const isThiefIn = ({ passed }: SignInStory) =>
  passed.some(({ from, to }) => from === 'thief' || to === 'thief');

export const tellStory = ({ passed }: SignInStory): Message[] => passed.flatMap(tellOne);

function tellOne(one: Passed): Message[] {
  const { from, to } = one;
  switch (one.kind) {
    case 'typed':
      return [{ from, to, runs: [run(words.typesIn, 'bad')], tone: 'bad' }];
    case 'leaked':
      return [{ from, to, runs: [run(words.leaked)], tone: 'bad' }];
    case 'lured':
      return [{ from, to, runs: [run(words.lured)], tone: 'bad' }];
    case 'state-refused':
      return [tellDeed('app', [run(words.stateDiffers, 'good')], 'good')];
    case 'sent': {
      const { request } = one.played.exchange;
      const line = `${request.method} ${new URL(request.url).pathname}`;
      const asks: Message = { from, to, runs: [run(line, 'strong'), ...carried(one)], tone: 'plain' };
      return [asks, tellAnswer(one.played.answer, { from, to }, given(one))];
    }
  }
}

type Sent = Passed & { readonly kind: 'sent' };

/** What of the parameters tells something, by name; the password by what it is. */
function carried({ from, played }: Sent): Run[] {
  const { url, body } = played.exchange.request;
  const form = body.state === 'text' ? readForm(body.text) : new Map<string, string>();
  const password = form.has('password')
    ? [run(' '), run(from === 'thief' ? words.fromThief : words.nameAndPassword, 'edit')]
    : [];
  const isLogin = form.has('username') && !form.has('grant_type');
  const parameters = isLogin ? [] : [...readUrl(url).query, ...form];
  const names = parameters.flatMap(([name, value]) =>
    name === 'grant_type' && value === 'password'
      ? [run(' '), run(value, 'code')]
      : telling.has(name)
        ? [run(' '), run(name, 'code')]
        : [],
  );
  return [...names, ...password];
}

const telling = new Set(['code', 'state', 'code_challenge', 'code_verifier']);

function given({ from, played: { answer } }: Sent): Run[] {
  const location = headerValue(answer.headers, 'location');
  if (location !== undefined) {
    const names = [...readUrl(location).query.keys()];
    return [run(words.backWith), ...names.flatMap((name) => [run(' '), run(name, 'code')])];
  }
  if (answer.body.includes('"access_token"')) return [run(words.tokens, from === 'thief' ? 'bad' : 'good')];
  if (answer.body.startsWith('<'))
    return [run(answer.body.includes('Sign in') ? words.loginPage : words.page)];
  return [run(/"error":"(\w+)"/.exec(answer.body)?.[1] ?? '', 'bad')];
}

export function tellCaption(story: SignInStory | null, setup: SignInSetup): string {
  const says = words.captions;
  if (story === null) return says.start;
  if (setup.way === 'password') return says.password;
  if (setup.interference === 'none') return says.redirect;
  if (setup.interference === 'stolen-code')
    return story.outcome === 'thief-as-you' ? says.stolenAndUsed : says.stolenAndUseless;
  if (story.outcome === 'you-as-thief') return says.foreignTaken;
  return setup.checksState ? says.foreignByState : says.foreignByPkce;
}
