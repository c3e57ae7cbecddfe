/** Several session servers that take turns, as behind a round-robin load balancer. */
import type { LessonServer } from './lesson-server.ts';
import { makeSessionServer } from './session-server.ts';
import { makeSessionStore, type SessionStore } from './session-store.ts';

export const mostServers = 3;

/** How the farm stands when a request comes in. */
export interface FarmSetup {
  /** From 1 to `mostServers`. */
  readonly servers: number;
  /** Whether all of them ask one store; else each has a table of its own. */
  readonly isShared: boolean;
}

/** What one server has answered so far. */
export interface Tally {
  readonly answered: number;
  readonly accepted: number;
}

export interface FarmTurn {
  /** Position of the server that answers. */
  readonly index: number;
  readonly server: LessonServer;
  readonly store: SessionStore;
}

export interface SessionFarm {
  readonly own: readonly SessionStore[];
  readonly shared: SessionStore;
  readonly tallies: readonly Tally[];
  /** Whose turn comes next. */
  nextTurn(setup: FarmSetup): number;
  takeTurn(setup: FarmSetup): FarmTurn;
}

export function makeSessionFarm(): SessionFarm {
  const own = Array.from({ length: mostServers }, makeSessionStore);
  const shared = makeSessionStore();
  const tallies: Tally[] = own.map(() => ({ answered: 0, accepted: 0 }));
  let last = -1;
  const nextTurn = ({ servers }: FarmSetup) => (last + 1) % servers;
  return {
    own,
    shared,
    tallies,
    nextTurn,
    takeTurn(setup) {
      last = nextTurn(setup);
      const index = last;
      const store = setup.isShared ? shared : (own[index] as SessionStore);
      const server = makeSessionServer(store);
      return {
        index,
        store,
        server: {
          async answer(request, now) {
            const answer = await server.answer(request, now);
            const { answered, accepted } = tallies[index] as Tally;
            tallies[index] = {
              answered: answered + 1,
              accepted: accepted + (answer.status < 400 ? 1 : 0),
            };
            return answer;
          },
        },
      };
    },
  };
}
