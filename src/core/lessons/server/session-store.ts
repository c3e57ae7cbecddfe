/** The memory of a session server: one row for each login, found again by its id. It counts how often it was asked. */
import { encodeBase64url } from '../../jose/base64url.ts';

export interface SessionRow {
  /** Random, so that nobody guesses it; it says nothing about whom it stands for. */
  readonly id: string;
  readonly person: string;
  /** Milliseconds since the epoch. */
  readonly since: number;
}

export interface SessionStore {
  readonly rows: readonly SessionRow[];
  readonly lookUps: number;
  readonly isRunning: boolean;
  write(person: string, now: number): SessionRow;
  /** Counts as a look-up, found or not. */
  find(id: string): SessionRow | null;
  /** Whether there was such a row. */
  delete(id: string): boolean;
  stop(): void;
  start(): void;
}

/** OWASP asks for at least 64 bits that cannot be guessed; these are 144, 24 characters of base64url. */
const idBytes = 18;

export function makeSessionStore(): SessionStore {
  const rows = new Map<string, SessionRow>();
  let lookUps = 0;
  let isRunning = true;
  return {
    get rows() {
      return [...rows.values()];
    },
    get lookUps() {
      return lookUps;
    },
    get isRunning() {
      return isRunning;
    },
    write(person, now) {
      const row = {
        id: encodeBase64url(crypto.getRandomValues(new Uint8Array(idBytes))),
        person,
        since: now,
      };
      rows.set(row.id, row);
      return row;
    },
    find(id) {
      lookUps += 1;
      return rows.get(id) ?? null;
    },
    delete: (id) => rows.delete(id),
    stop() {
      isRunning = false;
    },
    start() {
      isRunning = true;
    },
  };
}
