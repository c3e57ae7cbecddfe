import { useRef, useState } from 'preact/hooks';
import type { Diagnosis } from '../../core/diagnose/diagnosis.ts';
import { judgePlayed, type Known } from '../../core/lessons/judge-played.ts';
import { type Played, send } from '../../core/lessons/play.ts';
import type { Message, Run } from '../../core/lessons/sequence.ts';
import type { LessonRequest, LessonServer } from '../../core/lessons/server/lesson-server.ts';
import { type Between, tellAnswer, tellRequest } from '../../core/lessons/tell.ts';

export interface Asking extends Between {
  readonly server: LessonServer;
  readonly asked: LessonRequest;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** What the diagram says that the request carries and the answer hands out, beside line and status. */
  readonly carried?: readonly Run[];
  readonly given?: (played: Played) => readonly Run[];
  /** What the browser does before, and the server before it answers. */
  readonly before?: readonly Message[];
  readonly meanwhile?: (played: Played) => readonly Message[];
  readonly known?: Known;
}

export interface PlayState {
  readonly messages: readonly Message[];
  readonly played: readonly Played[];
  /** What the panel says of the last exchange; null where nothing failed. */
  readonly diagnosis: Diagnosis | null;
}

const nothing: PlayState = { messages: [], played: [], diagnosis: null };

/** The wire between the actors of an act: what was said, and what the panel makes of it. One request after the other. */
export function usePlay() {
  const [state, setState] = useState(nothing);
  const kept = useRef(nothing);
  const turn = useRef<Promise<unknown>>(Promise.resolve());
  const keep = (next: PlayState) => {
    kept.current = next;
    setState(next);
  };
  const play = async ({
    server,
    asked,
    now,
    carried,
    given,
    before,
    meanwhile,
    known,
    ...between
  }: Asking) => {
    const one = await send(server, asked, now);
    const played = [...kept.current.played, one];
    const diagnosis = await judgePlayed(
      played.map(({ exchange }) => exchange),
      known,
    );
    const messages = [
      ...(before ?? []),
      tellRequest(asked, between, carried),
      ...(meanwhile?.(one) ?? []),
      tellAnswer(one.answer, between, given?.(one)),
    ];
    keep({ messages: [...kept.current.messages, ...messages], played, diagnosis });
    return one;
  };
  /** Whoever presses a button twice asks twice, and the second waits for its turn. */
  const ask = (asking: Asking): Promise<Played> => {
    const played = turn.current.then(() => play(asking));
    turn.current = played.catch(() => {});
    return played;
  };
  return { ...state, ask, clear: () => keep(nothing) };
}
