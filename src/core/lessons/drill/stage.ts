/** Puts a staged scene on: signs its tokens with fresh keys, and lets a session see it as the panel would. */
import type { Diagnosis } from '../../diagnose/diagnosis.ts';
import { buildScene, serializeSceneToken } from '../../find/scene-building.ts';
import type { Key } from '../../jose/key.ts';
import { generateSigningKey, signToken } from '../../jose/sign.ts';
import { holdSession } from '../../session/holder.ts';
import { at } from '../../session/log.ts';
import type { Session } from '../../session/session.ts';
import { verifyAll } from '../../session/verify-pending.ts';
import type { StagedScene, StagedToken } from './drill-case.ts';

export interface PlayedScene {
  readonly session: Session;
  /** What the engine says of the last exchange; null where it finds nothing to say. */
  readonly diagnosis: Diagnosis | null;
  /** The serialized tokens by their name in the scene. */
  readonly tokens: ReadonlyMap<string, string>;
}

/** Never rejects but for our own bugs: the scenes are ours. */
export async function playScene(staged: StagedScene): Promise<PlayedScene> {
  const signers = new Signers();
  const tokens = new Map<string, string>();
  for (const [name, token] of Object.entries(staged.scene.tokens ?? {})) {
    tokens.set(name, typeof token === 'string' ? token : await makeToken(token, tokens, signers));
  }
  const { exchanges, storage } = buildScene({ ...staged.scene, tokens: Object.fromEntries(tokens) });
  const holder = holdSession();
  if (staged.issuerKey !== undefined) {
    holder.dispatch({
      type: 'keys-added',
      keys: [(await signers.keysOf('issuer', 'ES256', staged.issuerKey)).publicKey],
    });
  }
  holder.dispatch({ type: 'exchanges-captured', exchanges });
  if (storage !== null) holder.dispatch({ type: 'storage-read', reading: storage });
  const last = at(holder.state.exchanges, exchanges.length - 1);
  if (last === undefined) throw new RangeError('a case of the drill has no exchange');
  if (staged.expectation !== undefined) {
    const { origin } = new URL(last.request.url);
    holder.dispatch({ type: 'expectation-set', origin, expectation: staged.expectation });
  }
  // Without a key there is nothing to verify with; the signatures of the fixtures are made up.
  if (staged.issuerKey !== undefined) await verifyAll(holder);
  const session = holder.state;
  return { session, diagnosis: session.derived.diagnoses.get(last.id) ?? null, tokens };
}

/** Fresh keys, made when they are first needed. */
class Signers {
  readonly #made = new Map<string, ReturnType<typeof generateSigningKey>>();

  keysOf(who: string, alg: string, kid: string): Promise<{ privateKey: Key; publicKey: Key }> {
    const name = JSON.stringify([who, alg, kid]);
    const keys = this.#made.get(name) ?? generateSigningKey(alg, kid);
    this.#made.set(name, keys);
    return keys;
  }
}

async function makeToken(
  token: StagedToken,
  before: ReadonlyMap<string, string>,
  signers: Signers,
): Promise<string> {
  const { header = {}, claims, signedBy, editOf, cutBy = 0 } = token;
  if (editOf !== undefined) {
    const signature = before.get(editOf)?.split('.')[2] ?? '';
    const text = serializeSceneToken({ header, claims, signature });
    return text.slice(0, text.length - cutBy);
  }
  if (signedBy === undefined) return serializeSceneToken(token);
  const { alg, kid } = header;
  const { privateKey } = await signers.keysOf(signedBy, String(alg), String(kid ?? ''));
  return signToken({ header, claims, key: privateKey });
}
