import './act-table.css';
import { useMemo, useState } from 'preact/hooks';
import { type CookieRequest, createJar } from '../../../core/http/cookie-jar.ts';
import { cookiesFor, keepCookies, withCookies } from '../../../core/lessons/browser-cookies.ts';
import { type Played, request } from '../../../core/lessons/play.ts';
import { type Actor, type Run, run } from '../../../core/lessons/sequence.ts';
import { people } from '../../../core/lessons/server/people.ts';
import { type FarmSetup, makeSessionFarm, mostServers } from '../../../core/lessons/server/session-farm.ts';
import { Button } from '../../kit/button.tsx';
import { maskText } from '../../kit/masked.tsx';
import { SequenceDiagram } from '../../kit/sequence-diagram.tsx';
import { useStore } from '../../store.ts';
import type { ActProps } from '../act-views.tsx';
import { PanelSays } from '../panel-says.tsx';
import { Guess, Prediction } from '../prediction.tsx';
import { usePlay } from '../use-play.ts';
import { sessionsMessages as words } from './sessions-messages.ts';
import { tellCookie, tellLast, tellWork } from './sessions-story.ts';
import { SessionTables, serverName, WorkTable } from './sessions-tables.tsx';

const site = 'https://app.tidewater.example';
const [ada] = people;
const many = 100;
type Line = 'POST /login' | 'GET /dashboard' | 'POST /logout';

/** What the person has to guess before it is seen: how it goes with several tables, with one store, and with none. */
type Situation = 'own' | 'shared' | 'stopped';

interface Guessed {
  readonly guess: string;
  readonly status: string;
  /** Position of the server that answered. */
  readonly index: number;
}

/** Act 2: a server with a memory, then several, and the store that all of them need. */
export function SessionsAct({ onDone }: ActProps) {
  const store = useStore();
  const { farm, jar } = useMemo(() => ({ farm: makeSessionFarm(), jar: createJar() }), []);
  const { messages, played, diagnosis, ask } = usePlay();
  const [from, setFrom] = useState(0);
  const [setup, setSetup] = useState<FarmSetup>({ servers: 1, isShared: false });
  const [isStopped, setStopped] = useState(false);
  const [answered, setAnswered] = useState({ index: 0, setup });
  const [guess, setGuess] = useState<string | null>(null);
  const [guessed, setGuessed] = useState<ReadonlyMap<Situation, Guessed>>(new Map());
  const [, redraw] = useState(0);
  const now = store.now.value;

  const at = (line: Line): CookieRequest => ({
    url: `${site}/`,
    method: line.startsWith('POST') ? 'POST' : 'GET',
    initiator: site,
    navigation: false,
    now,
  });
  const [cookie] = cookiesFor(jar, at('GET /dashboard'));
  const sid = cookie?.value ?? '';
  const situation: Situation = isStopped ? 'stopped' : setup.isShared ? 'shared' : 'own';
  // With one server and one table there is nothing to guess; nor before a row was written where it is looked for.
  const isOpen =
    cookie !== undefined &&
    (isStopped ||
      (setup.servers > 1 && (!setup.isShared || farm.shared.rows.some(({ id }) => id === cookie.value))));
  const mustGuess = isOpen && !guessed.has(situation);
  const last = played.at(-1);
  const made = guessed.get(situation);

  const shown = (id: string) => (store.settings.value.reveal ? id : maskText(id));
  const go = async (line: Line, carried: readonly Run[], given?: (one: Played) => readonly Run[]) => {
    setFrom(messages.length);
    const turn = farm.takeTurn(setup);
    setAnswered({ index: turn.index, setup });
    const body = line === 'POST /login' ? { name: ada?.id, password: ada?.password } : undefined;
    const [method, path] = line.split(' ') as [string, string];
    const asked = request(`${method} ${site}${path}`, body ? { body } : {});
    const one = await ask({
      from: 'browser',
      to: 'server',
      server: turn.server,
      now,
      asked: withCookies(jar, asked, at(line)),
      carried,
      ...(given ? { given } : {}),
      meanwhile: (got) => {
        // The browser keeps the cookie as it arrives; the diagram names the row that it stands for.
        const before = sid;
        keepCookies(jar, got.answer, at(line));
        const held = cookiesFor(jar, at(line))[0]?.value ?? before;
        return tellWork(got, setup, shown(held), ada?.id ?? '');
      },
    });
    return one;
  };
  const login = () =>
    go('POST /login', [run(words.nameAndPassword)], (got) =>
      got.answer.status === 200
        ? [
            run(`${words.setCookie} `),
            tellCookie(shown(cookiesFor(jar, at('POST /login'))[0]?.value ?? '')),
            run(words.flags, 'code'),
          ]
        : [run(words.choices[2]?.label ?? '')],
    );
  const carried = cookie === undefined ? [] : [run(`${words.cookie} `), tellCookie(shown(sid))];
  const visit = async () => {
    const index = farm.nextTurn(setup);
    const { answer } = await go('GET /dashboard', carried);
    const known = new Map(guessed);
    if (mustGuess && guess !== null) known.set(situation, { guess, status: String(answer.status), index });
    setGuessed(known);
    setGuess(null);
    if (known.get('own')?.status === '401' && known.get('shared')?.status === '200') onDone();
  };
  const logout = () =>
    go('POST /logout', carried, () => [run(`${words.setCookie} `), run(words.forgets, 'code')]);
  const visitMany = async () => {
    for (let count = 0; count < many; count += 1) {
      const asked = withCookies(jar, request(`GET ${site}/dashboard`), at('GET /dashboard'));
      await farm.takeTurn(setup).server.answer(asked, now);
    }
    redraw((round) => round + 1);
  };
  const change = (next: Partial<FarmSetup>) => {
    setSetup({ ...setup, ...next });
    setGuess(null);
  };
  const share = (isShared: boolean) => {
    if (isStopped) toggleStore();
    change({ isShared });
  };
  const toggleStore = () => {
    if (isStopped) farm.shared.start();
    else farm.shared.stop();
    setStopped(!isStopped);
    setGuess(null);
  };

  const actors: Actor[] = [
    { id: 'browser', name: words.browser, icon: 'browser' },
    { id: 'server', name: serverName(answered.index), icon: 'server' },
    ...(answered.setup.isShared ? [{ id: 'store', name: words.store, icon: 'store' } as const] : []),
  ];
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset draws a frame of its own that no style takes away everywhere */}
      <div class="full btns" role="group" aria-label={words.controls}>
        <Button icon="log-in" onClick={login}>
          {words.login}
        </Button>
        <Button icon="send" disabled={cookie === undefined || (mustGuess && guess === null)} onClick={visit}>
          {words.send}
        </Button>
        <Button icon="x" disabled={cookie === undefined} onClick={logout}>
          {words.logout}
        </Button>
        <Button
          icon="plus"
          disabled={setup.servers === mostServers}
          onClick={() => change({ servers: setup.servers + 1 })}
        >
          {words.addServer}
        </Button>
        <label class="chk">
          <input
            type="checkbox"
            role="switch"
            checked={setup.isShared}
            aria-checked={setup.isShared}
            onChange={({ currentTarget: { checked } }) => share(checked)}
          />
          {words.sharedStore}
        </label>
        {setup.isShared ? (
          <Button icon={isStopped ? 'rotate-cw' : 'ban'} onClick={toggleStore}>
            {isStopped ? words.startStore : words.stopStore}
          </Button>
        ) : null}
        {setup.servers > 1 && guessed.has(situation) ? (
          <Button icon="send" onClick={visitMany}>
            {words.sendMany(many)}
          </Button>
        ) : null}
      </div>
      {isOpen ? (
        <div class="full">
          <Prediction
            question={words.question(serverName(made?.index ?? farm.nextTurn(setup)))}
            choices={words.choices}
            chosen={made?.guess ?? guess}
            onChoose={setGuess}
            disabled={!mustGuess}
          />
        </div>
      ) : null}
      <SequenceDiagram
        key={from}
        sequence={{ actors, messages: messages.slice(from) }}
        caption={tellLast(last, answered.setup)}
      />
      <div class="aside stack">
        {made === undefined ? null : <Guess label={made.guess} right={made.guess === made.status} />}
        <SessionTables farm={farm} setup={setup} sid={sid} />
        <WorkTable farm={farm} setup={setup} />
        {diagnosis === null ? null : (
          <PanelSays diagnosis={diagnosis}>
            {last?.answer.work[0] === 'session-missed' ? words.looksLikeLogout : ''}
          </PanelSays>
        )}
      </div>
    </>
  );
}
