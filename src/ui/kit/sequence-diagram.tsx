import './sequence-diagram.css';
import { Fragment } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Actor, Message, Run, Sequence } from '../../core/lessons/sequence.ts';
import { IconButton } from './button.tsx';
import { Icon, type IconName } from './icon.tsx';
import { kitMessages } from './messages.ts';
import { PlainText } from './plain-text.tsx';
import { type Timing, toScale } from './sequence-scale.ts';
import { formatSpan } from './time-words.ts';

const words = kitMessages.sequence;

const icons: Readonly<Record<Actor['icon'], IconName>> = {
  browser: 'app-window',
  server: 'server',
  store: 'database',
  thief: 'shield-alert',
};

const looks: Readonly<Record<Run['look'], string>> = {
  plain: '',
  strong: 'strong',
  code: 'm',
  header: 'm ch',
  payload: 'm cp',
  signature: 'm cs',
  edit: 'm edit',
  good: 'pass strong',
  bad: 'fail strong',
};

/** Between one message and the next. Milliseconds. */
const step = 350;

/**
 * Who says what to whom, in its order: the arrows are drawn, the messages are a list. New messages play one after another,
 * but where motion is reduced.
 */
export function SequenceDiagram({
  sequence: { actors, messages },
  caption,
  onMessage,
  label = words.diagram,
  timing,
}: {
  sequence: Sequence;
  /** One line below it that says what it comes to. */
  caption?: string;
  /** What a click on a message does, by its position; null where it is no link. */
  onMessage?: (index: number) => (() => void) | null;
  /** Tells it from another one beside it. */
  label?: string;
  /** When each message was sent: then it is drawn to scale, and stands still. */
  timing?: readonly Timing[];
}) {
  const [plays, setPlays] = useState(0);
  // Messages that were there before stand still; those that came in now play.
  const shown = useRef({ before: 0, now: 0 });
  if (messages.length !== shown.current.now)
    shown.current = {
      before: messages.length > shown.current.now ? shown.current.now : 0,
      now: messages.length,
    };
  const rows = timing === undefined ? null : toScale(timing);
  const last = Math.max(1, actors.length - 1);
  const placeOf = (id: string) =>
    (Math.max(
      0,
      actors.findIndex((actor) => actor.id === id),
    ) /
      last) *
    100;
  const nameOf = (id: string) => actors.find((actor) => actor.id === id)?.name ?? id;
  const playAgain = () => {
    shown.current.before = 0;
    setPlays(plays + 1);
  };
  return (
    <section class="seq" aria-label={label}>
      <div class="actors">
        {actors.map(({ id, name, icon }) => (
          <span key={id} class="actor">
            <Icon name={icons[icon]} />
            {name}
          </span>
        ))}
        {messages.length > 1 && rows === null ? (
          <IconButton icon="rotate-cw" label={words.playAgain} onClick={playAgain} className="again" />
        ) : null}
      </div>
      <div class={rows === null ? 'lanes' : 'lanes scaled'}>
        <svg class="lifelines" aria-hidden="true">
          {actors.map(({ id }) => (
            <line key={id} x1={`${placeOf(id)}%`} x2={`${placeOf(id)}%`} y1="0" y2="100%" />
          ))}
        </svg>
        {messages.length === 0 ? <p class="sub nothing">{words.nothingSent}</p> : null}
        <ol key={plays}>
          {messages.map((message, index) => {
            const row = rows?.[index];
            const pause = row?.pause ?? null;
            return (
              <Fragment key={index}>
                {pause === null ? null : (
                  <Pause length={pause} meanwhile={timing?.[index]?.meanwhile ?? ''} />
                )}
                <li
                  class={message.tone === 'plain' ? undefined : message.tone}
                  style={
                    row === undefined
                      ? { animationDelay: `${Math.max(0, index - shown.current.before) * step}ms` }
                      : { minHeight: `${row.height}px` }
                  }
                >
                  <MessageLine
                    message={message}
                    from={placeOf(message.from)}
                    to={placeOf(message.to)}
                    open={onMessage?.(index) ?? null}
                    heard={words.to(nameOf(message.from), nameOf(message.to))}
                  />
                  {row === undefined ? null : (
                    <span class="since num">{words.since(formatSpan(row.since))}</span>
                  )}
                </li>
              </Fragment>
            );
          })}
        </ol>
      </div>
      {caption ? <p class="sub caption">{caption}</p> : null}
    </section>
  );
}

/** Time that is cut short: the lifelines are broken where it passes. */
function Pause({ length, meanwhile }: { length: number; meanwhile: string }) {
  return (
    <li class="pause">
      <span>{meanwhile === '' ? formatSpan(length) : `${formatSpan(length)} – ${meanwhile}`}</span>
    </li>
  );
}

/** `from` and `to` are the lanes' places in per cent of the width. */
function MessageLine({
  message: { runs },
  from,
  to,
  heard,
  open,
}: {
  message: Message;
  from: number;
  to: number;
  heard: string;
  open: (() => void) | null;
}) {
  const alone = from === to;
  const [left, right] = alone ? [0, 100] : [Math.min(from, to), Math.max(from, to)];
  return (
    <>
      <span
        class={alone ? `lab alone ${from === 0 ? 'first' : from === 100 ? 'last' : ''}` : 'lab'}
        style={{ marginLeft: `${left}%`, marginRight: `${100 - right}%` }}
      >
        <span class="vh">{heard}</span>
        {open === null ? (
          <Runs runs={runs} />
        ) : (
          <button type="button" class="jump" onClick={open}>
            <Runs runs={runs} />
          </button>
        )}
      </span>
      {alone ? null : <Arrow from={from} to={to} />}
    </>
  );
}

function Runs({ runs }: Pick<Message, 'runs'>) {
  return (
    <>
      {runs.map(({ text, look }, index) => (
        <span key={index} class={looks[look] || undefined}>
          <PlainText text={text} limit={400} />
        </span>
      ))}
    </>
  );
}

function Arrow({ from, to }: { from: number; to: number }) {
  return (
    <svg class="arrow" aria-hidden="true">
      <line x1={`${from}%`} x2={`${to}%`} y1="5" y2="5" />
      <svg x={`${to}%`} overflow="visible" aria-hidden="true">
        <path d={to > from ? 'M-8 1 0 5-8 9z' : 'M8 1 0 5 8 9z'} />
      </svg>
    </svg>
  );
}
