/** Gives a token text its place in the session: decoded once, however often it is seen. */
import type { Occurrence } from '../find/occurrence.ts';
import type { SeenToken, SightingSource, TokenInPlace } from '../find/seen.ts';
import { decodeToken } from '../jose/decode.ts';
import { copyText } from './copy-text.ts';
import type { Derived } from './session.ts';

/** Tokens met for the first time while one fact is reduced; appended to the session's log afterwards. */
export interface Intake {
  readonly derived: Derived;
  readonly known: (id: number) => SeenToken | undefined;
  /** Ids continue from here: the length of the token log before this fact. */
  readonly base: number;
  readonly fresh: SeenToken[];
}

/** Records one occurrence; `at` in milliseconds since the epoch. */
export function absorbToken(
  intake: Intake,
  occurrence: Occurrence,
  source: SightingSource,
  at: number,
): TokenInPlace {
  const { text: found, ...place } = occurrence;
  const { derived } = intake;
  let id = derived.idByText.get(found);
  if (id === undefined) {
    const text = copyText(found);
    id = intake.base + intake.fresh.length;
    derived.idByText.set(text, id);
    derived.sightings.set(id, []);
    const token = decodeToken(text);
    intake.fresh.push({ id, token, firstSeenAt: at });
    if (
      token.format === 'jws' &&
      token.signatureText !== '' &&
      !derived.idBySignature.has(token.signatureText)
    ) {
      derived.idBySignature.set(token.signatureText, id);
    }
  }
  derived.sightings.get(id)?.push({ token: id, occurrence: place, source, at });
  const seen = intake.fresh[id - intake.base] ?? intake.known(id);
  if (seen === undefined) throw new Error(`token ${id} is indexed but not in the log`);
  return { seen, occurrence: place };
}
