/** Judges the exchanges of a capture as a session would: found, decoded, verified, observed in order, diagnosed. */
import { type DiagnoseContext, diagnose } from '../../../src/core/diagnose/diagnose.ts';
import type { Diagnosis } from '../../../src/core/diagnose/diagnosis.ts';
import { createHistory, observe } from '../../../src/core/diagnose/history.ts';
import { findInExchange } from '../../../src/core/find/find-in-exchange.ts';
import type { Scene } from '../../../src/core/find/scene.ts';
import { buildScene } from '../../../src/core/find/scene-building.ts';
import type { SeenToken, TokenInPlace } from '../../../src/core/find/seen.ts';
import type { Exchange, ExchangeId, NewExchange } from '../../../src/core/http/exchange.ts';
import { decodeToken } from '../../../src/core/jose/decode.ts';
import type { Expectation, Key } from '../../../src/core/jose/key.ts';
import type { Verification } from '../../../src/core/jose/verification.ts';
import { verifyToken } from '../../../src/core/jose/verify.ts';

export interface Known {
  readonly keys: readonly Key[];
  readonly expectation: Expectation | null;
}

export interface Judged {
  readonly exchanges: readonly Exchange[];
  readonly context: DiagnoseContext;
  readonly diagnoses: ReadonlyMap<ExchangeId, Diagnosis>;
}

const nothingKnown: Known = { keys: [], expectation: null };
const noKey: Verification = { outcome: 'not-checked', code: 'no-key', reason: 'No key was supplied.' };

/** `live`: judge each exchange as it comes, and again what a later one touches; else all at the end, as for a file. */
export async function judgeExchanges(
  captured: readonly NewExchange[],
  known: Known = nothingKnown,
  live = false,
): Promise<Judged> {
  const exchanges = captured.map((one, id): Exchange => ({ ...one, id }));
  const seen = new Map<string, SeenToken>();
  const places = exchanges.map((exchange) => placesIn(exchange, seen));
  const verifications = new Map<number, Verification>();
  for (const { id, token } of seen.values())
    verifications.set(
      id,
      known.keys.length === 0
        ? noKey
        : await verifyToken(token, known.keys, { expectation: known.expectation }),
    );
  const context: DiagnoseContext = {
    history: createHistory(),
    exchangeAt: (id) => exchanges[id],
    tokensIn: (id) => places[id] ?? [],
    storedAt: () => [],
    verificationOf: (id) => verifications.get(id) ?? noKey,
    expectationFor: () => known.expectation,
  };
  const diagnoses = new Map<ExchangeId, Diagnosis>();
  const touched = new Set<ExchangeId>();
  const judge = () => {
    for (const id of touched) {
      const diagnosis = diagnose(exchanges[id] as Exchange, context);
      if (diagnosis === null) diagnoses.delete(id);
      else diagnoses.set(id, diagnosis);
    }
    touched.clear();
  };
  for (const exchange of exchanges) {
    for (const id of observe(context.history, exchange, places[exchange.id] ?? [])) touched.add(id);
    if (live) judge();
  }
  judge();
  return { exchanges, context, diagnoses };
}

export function judgeScene(scene: Scene, known?: Known): Promise<Judged> {
  return judgeExchanges(buildScene(scene).exchanges, known);
}

function placesIn(exchange: Exchange, seen: Map<string, SeenToken>): TokenInPlace[] {
  return findInExchange(exchange).map((occurrence) => {
    const { text } = occurrence;
    const token = seen.get(text) ?? {
      id: seen.size,
      token: decodeToken(text),
      firstSeenAt: exchange.startedAt,
    };
    seen.set(text, token);
    return { seen: token, occurrence };
  });
}
