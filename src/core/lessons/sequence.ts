/** A sequence diagram as data: who talks, and what each message says. Views draw it; screen readers get it as a list. */

export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly icon: 'browser' | 'server' | 'store' | 'thief';
}

/** How a piece of a message is written; the three parts of a JWT keep their colours everywhere. */
export type Look = 'plain' | 'strong' | 'code' | 'header' | 'payload' | 'signature' | 'edit' | 'good' | 'bad';

export interface Run {
  readonly text: string;
  readonly look: Look;
}

export interface Message {
  /** Ids of actors; the same one twice for what an actor does on its own. */
  readonly from: string;
  readonly to: string;
  readonly runs: readonly Run[];
  readonly tone: 'plain' | 'good' | 'bad';
}

export interface Sequence {
  readonly actors: readonly Actor[];
  readonly messages: readonly Message[];
}

export const run = (text: string, look: Look = 'plain'): Run => ({ text, look });

const longestPart = 5;
const partLooks: readonly Look[] = ['header', 'payload', 'signature'];

/** A compact JWS as three short coloured pieces: `eyJhb….eyJzd….vMUvb…`. */
export function tellToken(token: string, most = longestPart): Run[] {
  return token
    .split('.')
    .flatMap((part, index) => [
      ...(index === 0 ? [] : [run('.', 'code')]),
      run(part.length > most ? `${part.slice(0, most)}…` : part, partLooks[index] ?? 'code'),
    ]);
}
