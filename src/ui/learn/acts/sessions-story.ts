/** What the diagram of act 2 says of one exchange, and the line below it. */
import type { Played } from '../../../core/lessons/play.ts';
import { type Message, type Run, run } from '../../../core/lessons/sequence.ts';
import type { FarmSetup } from '../../../core/lessons/server/session-farm.ts';
import { sessionCookie } from '../../../core/lessons/server/session-server.ts';
import { tellDeed } from '../../../core/lessons/tell.ts';
import { sessionsMessages as words } from './sessions-messages.ts';

/** `sid` masked or not, as it is to be shown. */
export const tellCookie = (sid: string): Run => run(`${sessionCookie}=${sid}`, 'code');

/** What the server does before it answers: in its own table, or by asking the store. */
export function tellWork({ answer }: Played, setup: FarmSetup, sid: string, person: string): Message[] {
  const [work] = answer.work;
  const isDown = answer.status === 503;
  const ask = (runs: readonly Run[]): Message => ({ from: 'server', to: 'store', runs, tone: 'plain' });
  const reply = (runs: readonly Run[], tone: Message['tone']): Message => ({
    from: 'store',
    to: 'server',
    runs,
    tone,
  });
  if (isDown)
    return [ask([run(`${words.asksFor} `), tellCookie(sid)]), reply([run(words.noAnswer, 'bad')], 'bad')];
  if (work === 'session-written') {
    const row = [run(`${words.writes} `), tellCookie(sid), run(` → ${person}`)];
    return setup.isShared ? [ask(row)] : [tellDeed('server', row)];
  }
  if (work === 'session-deleted') {
    const row = [run(`${words.deletes} `), tellCookie(sid)];
    return setup.isShared ? [ask(row)] : [tellDeed('server', row)];
  }
  if (work !== 'session-found' && work !== 'session-missed') return [];
  const found = work === 'session-found' ? run(person, 'good') : run(words.noRow, 'bad');
  const tone = work === 'session-found' ? 'good' : 'bad';
  return setup.isShared
    ? [ask([run(`${words.asksFor} `), tellCookie(sid)]), reply([found], tone)]
    : [tellDeed('server', [run(`${words.looksUp} `), found], tone)];
}

/** One line on what the last exchange comes to. */
export function tellLast(played: Played | undefined, setup: FarmSetup): string {
  const says = words.captions;
  if (played === undefined) return says.start;
  const { answer, exchange } = played;
  const [work] = answer.work;
  if (answer.status === 503) return says.down;
  if (work === 'session-written') return says.loggedIn;
  if (work === 'session-found')
    return setup.isShared ? says.shared : setup.servers === 1 ? says.found : says.luck;
  if (work === 'session-missed') return setup.isShared ? says.missedInShared : says.missed;
  if (!exchange.request.url.endsWith('/logout')) return says.unknown;
  return work === 'session-deleted' ? says.loggedOut : says.stillThere;
}
