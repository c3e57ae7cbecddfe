import { clockOffset } from '../diagnose/clock-offset.ts';
import type { Fault } from './fault.ts';
import { notesOf } from './let-go.ts';
import { findings } from './select-findings.ts';
import { failedFlows } from './select-flows.ts';
import { requestsHeld } from './select-requests.ts';
import { storageRows } from './select-storage.ts';
import type { Session } from './session.ts';

export interface Summary {
  readonly recording: boolean;
  readonly tokens: number;
  readonly requests: number;
  readonly withCredential: number;
  /** What the tabs count: tokens with a serious finding, refused requests (a renewal that worked is none), failed flows, risky places, failed rules. */
  readonly problems: {
    readonly tokens: number;
    readonly requests: number;
    readonly flows: number;
    readonly storage: number;
    readonly audit: number;
  };
  /** The server's clock against ours in milliseconds, for the origin of the newest credential; null when not known. */
  readonly serverClockOffsetMs: number | null;
  readonly notes: readonly string[];
}

export function summary(session: Session): Summary {
  const failed = findings(session).filter((finding) => !finding.undecided);
  const serious = failed.filter(({ severity }) => severity === 'critical' || severity === 'high');
  return {
    recording: session.recording,
    tokens: session.tokens.length,
    requests: requestsHeld(session),
    withCredential: session.derived.credentials.size,
    problems: {
      tokens: new Set(serious.flatMap(({ token }) => (token === null ? [] : [token]))).size,
      requests: [...session.derived.diagnoses.values()].filter(({ cause }) => cause !== 'refresh-flow')
        .length,
      flows: failedFlows(session),
      storage: storageRows(session).filter(({ worst }) => worst === 'critical' || worst === 'high').length,
      audit: new Set(failed.map(({ rule }) => rule)).size,
    },
    serverClockOffsetMs: clockOffset(session.derived.history),
    notes: [
      ...notesOf(session),
      ...session.notes,
      ...faultNote(session.derived.unsearched.size, 'searched for tokens'),
      ...faultNote(session.derived.unjudged.size, 'diagnosed'),
    ],
  };
}

function faultNote(count: number, done: string): string[] {
  if (count === 0) return [];
  const requests = count === 1 ? 'One request' : `${count} requests`;
  return [`${requests} could not be ${done}: an error of Claimcheck’s own.`];
}

/** What of our own has failed since it was last dismissed. */
export function faults(session: Session): readonly Fault[] {
  return session.derived.faults;
}
