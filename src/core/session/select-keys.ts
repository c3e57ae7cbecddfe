import { keyAddressIn } from '../find/key-set.ts';
import type { Key } from '../jose/key.ts';
import { at } from './log.ts';
import type { Session } from './session.ts';

export interface KeyRow {
  readonly key: Key;
  /** How many tokens it verifies. */
  readonly verified: number;
  /** How many tokens it was tried on without success. */
  readonly failed: number;
}

export function keyRows(session: Session): readonly KeyRow[] {
  const results = [...session.verifications.values()];
  return session.keys.map((key) => ({
    key,
    verified: results.filter((one) => one.outcome === 'verified' && one.key === key.id).length,
    failed: results.filter(
      (one) => one.outcome === 'failed' && one.tried.some((attempt) => attempt.key === key.id),
    ).length,
  }));
}

/** A JWK Set seen in the traffic, offered for the keyring; or a discovery document, which only says where one is. */
export interface OfferedKeySet {
  readonly url: string;
  readonly text: string;
  /** Where the discovery document says that the keys are; '' for a JWK Set. */
  readonly keysAt: string;
}

/**
 * Those of which nothing was taken over yet, in the order in which they were seen; a discovery document not where the keys
 * that it names were seen as well.
 */
export function offeredKeySets(session: Session): readonly OfferedKeySet[] {
  const taken = new Set(
    session.keys.flatMap(({ source }) => (source.kind === 'traffic' ? [source.url] : [])),
  );
  return [...session.derived.keySets].flatMap(([url, id]) => {
    const body = at(session.exchanges, id)?.response.body;
    if (taken.has(url) || body?.state !== 'text') return [];
    const keysAt = keyAddressIn(body.text);
    return keysAt !== '' && session.derived.keySets.has(keysAt) ? [] : [{ url, text: body.text, keysAt }];
  });
}
