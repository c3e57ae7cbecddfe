/** Keeps every token of a session checked against its keyring; results come back as facts. */
import type { SeenToken } from '../find/seen.ts';
import { decryptToken } from '../jose/decrypt.ts';
import type { Key } from '../jose/key.ts';
import { verifyToken } from '../jose/verify.ts';
import type { Checked } from './fact.ts';
import type { SessionHolder } from './holder.ts';
import { at } from './log.ts';
import type { Session } from './session.ts';

/**
 * So many tokens are checked before the panel hears of the first; of thousands it hears in ever larger batches, because
 * each is worth another look at the whole session.
 */
const firstBatch = 32;
const largestBatch = 512;

/** Checks whatever is not checked yet, until nothing is left or `wanted` says no. */
export async function verifyAll(holder: SessionHolder, wanted: () => boolean = () => true): Promise<void> {
  for (let size = firstBatch; wanted(); size = Math.min(size * 2, largestBatch)) {
    const batch = nextBatch(holder.state, size);
    if (batch.length === 0) return;
    const { keyring, keys } = holder.state;
    const knownSigningInput = (signature: string) => signingInputFirstSeenWith(holder.state, signature);
    const results = await Promise.all(batch.map((seen) => check(seen, keys, knownSigningInput)));
    holder.dispatch({ type: 'verified', keyring, results });
  }
}

/** Never rejects: one token that cannot be checked would keep all others from it, again and again. */
async function check(
  { id, token }: SeenToken,
  keys: readonly Key[],
  knownSigningInput: (signature: string) => string | null,
): Promise<Checked> {
  try {
    const verification = await verifyToken(token, keys, { knownSigningInput });
    return {
      token: id,
      verification,
      decryption: token.format === 'jwe' ? await decryptToken(token, keys) : null,
    };
  } catch (thrown) {
    // For whoever watches for faults.
    void Promise.reject(thrown);
    const reason = 'The check failed: an error of Claimcheck’s own.';
    return {
      token: id,
      verification: { outcome: 'not-checked', code: 'unsupported', reason },
      decryption: null,
    };
  }
}

/** Keeps checking as the session changes; returns what ends it. Call it once for each holder. */
export function keepVerified(holder: SessionHolder): () => void {
  let running = false;
  let stopped = false;

  const run = async () => {
    if (running) return;
    running = true;
    try {
      await verifyAll(holder, () => !stopped);
    } finally {
      running = false;
    }
    // A fact that came between the last look and this line found us still running.
    if (!stopped && nextBatch(holder.state, 1).length > 0) void run();
  };

  const end = holder.subscribe(() => void run());
  void run();
  return () => {
    stopped = true;
    end();
  };
}

function signingInputFirstSeenWith(session: Session, signature: string): string | null {
  const first = at(session.tokens, session.derived.idBySignature.get(signature) ?? -1);
  return first?.token.format === 'jws' ? first.token.signingInput : null;
}

function nextBatch(session: Session, size: number): SeenToken[] {
  if (session.verifications.size === session.tokens.length) return [];
  const pending: SeenToken[] = [];
  // Unchecked tokens are the newest ones, but for a changed keyring, which leaves none checked.
  for (let id = session.tokens.length - 1; id >= 0 && pending.length < size; id -= 1) {
    const seen = at(session.tokens, id);
    if (seen !== undefined && !session.verifications.has(id)) pending.push(seen);
  }
  return pending;
}
