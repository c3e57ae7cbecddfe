import './naive-card.css';
import { useMemo, useState } from 'preact/hooks';
import { type Card, cardIn, tellCard, tellEdit, writeCard } from '../../../core/lessons/card.ts';
import { type Played, request } from '../../../core/lessons/play.ts';
import { type Actor, run } from '../../../core/lessons/sequence.ts';
import { makeCardServer } from '../../../core/lessons/server/card-server.ts';
import { people } from '../../../core/lessons/server/people.ts';
import { tellDeed } from '../../../core/lessons/tell.ts';
import { Button } from '../../kit/button.tsx';
import { SequenceDiagram } from '../../kit/sequence-diagram.tsx';
import { useStore } from '../../store.ts';
import type { ActProps } from '../act-views.tsx';
import { learnMessages } from '../messages.ts';
import { PanelSays } from '../panel-says.tsx';
import { Guess, Prediction } from '../prediction.tsx';
import { usePlay } from '../use-play.ts';
import { naiveCardMessages as words } from './naive-card-messages.ts';

const site = 'https://app.tidewater.example';
const [ada] = people;
const actors: readonly Actor[] = [
  { id: 'browser', name: words.actors.browser, icon: 'browser' },
  { id: 'server', name: words.actors.server, icon: 'server' },
];
const between = { from: 'browser', to: 'server' };

/** What was sent last: the card as it was then, where to, and what had been guessed. */
interface Sent {
  readonly path: '/me' | '/admin';
  readonly card: Card;
  readonly guess: string | null;
  readonly status: number;
}

/** Act 3: a card that anyone can edit, and a server that believes it. */
export function NaiveCardAct({ onDone }: ActProps) {
  const store = useStore();
  const server = useMemo(makeCardServer, []);
  const { messages, diagnosis, ask } = usePlay();
  const [from, setFrom] = useState(0);
  const [issued, setIssued] = useState<Card | null>(null);
  const [card, setCard] = useState<Card | null>(null);
  const [guess, setGuess] = useState<string | null>(null);
  const [sent, setSent] = useState<Sent | null>(null);
  const now = store.now.value;

  const login = async () => {
    setFrom(messages.length);
    const handed = (played: Played) => cardIn(played.answer.body);
    const { answer } = await ask({
      ...between,
      server,
      now,
      asked: request(`POST ${site}/login`, { body: { name: ada?.id, password: ada?.password } }),
      carried: [run(words.nameAndPassword)],
      given: (played) => {
        const given = handed(played);
        return given === null ? [] : [run(`${words.handsOut} `), ...tellCard(given, given)];
      },
    });
    const given = cardIn(answer.body);
    setIssued(given);
    setCard(given);
    setGuess(null);
    setSent(null);
  };
  const edit = (change: Partial<Card>) => {
    if (card === null) return;
    setCard({ ...card, ...change });
    setGuess(null);
  };
  const show = async (path: Sent['path']) => {
    if (card === null || issued === null) return;
    setFrom(messages.length);
    const edited = tellEdit(card, issued);
    const { answer } = await ask({
      ...between,
      server,
      now,
      asked: request(`GET ${site}${path}`, { headers: [`X-Card: ${writeCard(card)}`] }),
      carried: [run('X-Card: '), ...tellCard(card, issued)],
      before: edited.length === 0 ? [] : [tellDeed('browser', edited)],
      meanwhile: () => [
        tellDeed('server', [
          run(`${words.reads} `),
          run(path === '/me' ? card.userId : card.role, 'strong'),
          run(words.believes),
        ]),
      ],
    });
    setSent({ path, card, guess: path === '/admin' ? guess : null, status: answer.status });
    if (path === '/admin' && answer.status === 200 && card.role !== issued.role) onDone();
  };
  const isStale = sent !== null && sent.card !== card;
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset draws a frame of its own that no style takes away everywhere */}
      <div class="full btns" role="group" aria-label={words.requests}>
        <Button icon="log-in" onClick={login}>
          {words.login}
        </Button>
        <Button icon="send" disabled={card === null} onClick={() => show('/me')}>
          {words.me}
        </Button>
        <Button icon="send" disabled={guess === null} onClick={() => show('/admin')}>
          {words.admin}
        </Button>
      </div>
      {card === null ? null : (
        <>
          <CardFields card={card} onEdit={edit} />
          <div class="full">
            <Prediction
              question={words.question}
              choices={words.choices}
              chosen={guess}
              onChoose={setGuess}
              disabled={sent?.guess != null && !isStale}
            />
          </div>
        </>
      )}
      <SequenceDiagram
        key={from}
        sequence={{ actors, messages: messages.slice(from) }}
        caption={
          issued === null ? words.loginFirst : sent === null ? words.asIssued : tellOutcome(sent, issued)
        }
      />
      <div class="aside stack">
        {sent?.guess != null ? <Guess label={sent.guess} right={sent.guess === String(sent.status)} /> : null}
        {sent === null ? null : diagnosis === null ? (
          <NothingToSee />
        ) : (
          <PanelSays diagnosis={diagnosis}>{words.notYet}</PanelSays>
        )}
      </div>
    </>
  );
}

/** What came of the last request, in one line. */
function tellOutcome({ path, card, status }: Sent, issued: Card): string {
  if (path === '/admin' && status === 200) return words.becameAdmin;
  return path === '/me' && card.userId !== issued.userId ? words.otherOne : words.asIssued;
}

function CardFields({ card, onEdit }: { card: Card; onEdit: (change: Partial<Card>) => void }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset draws a frame of its own that no style takes away everywhere
    <div class="full naive-card" role="group" aria-label={words.card}>
      <strong>{words.card}</strong>
      {(['userId', 'role'] as const).map((name) => (
        <label key={name}>
          <span class="m cp">{words.fields[name]}</span>
          <input
            class="fld m"
            value={card[name]}
            maxLength={60}
            spellcheck={false}
            autocomplete="off"
            onInput={({ currentTarget: { value } }) => onEdit({ [name]: value })}
          />
        </label>
      ))}
      <span class="sub">{words.cardNote}</span>
    </div>
  );
}

/** What the panel makes of a card that was believed: nothing, and why that cannot be otherwise. */
function NothingToSee() {
  return (
    <section class="mini" aria-label={learnMessages.panelSays}>
      <h3 class="sect">{learnMessages.panelSays}</h3>
      <p class="pad says">
        <strong>{words.nothingToSee}</strong> {words.whyNot} {words.noToken}
      </p>
    </section>
  );
}
