import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeToken } from '../../../src/core/jose/decode.ts';
import { decryptToken } from '../../../src/core/jose/decrypt.ts';
import type { Key } from '../../../src/core/jose/key.ts';
import { KeyError, readKeys } from '../../../src/core/jose/key-reading.ts';
import { verifyToken } from '../../../src/core/jose/verify.ts';
import { hasShared, readShared } from '../../shared.ts';

interface Case {
  readonly tcId: number;
  readonly comment: string;
  readonly result: 'valid' | 'invalid';
  readonly jws?: unknown;
  readonly jwe?: unknown;
}
interface Group {
  readonly private: unknown;
  readonly public?: unknown;
  readonly tests: readonly Case[];
}

/** Cases that are judged otherwise on purpose, each with its reason. */
const deviations: Record<string, Record<string, string>> = JSON.parse(
  readFileSync(new URL('wycheproof-deviations.json', import.meta.url), 'utf8'),
);

async function readGroupKeys(key: unknown): Promise<Key[]> {
  try {
    return await readKeys(JSON.stringify(key));
  } catch (error) {
    if (error instanceof KeyError) return [];
    throw error;
  }
}

const asText = (serialized: unknown) =>
  typeof serialized === 'string' ? serialized : JSON.stringify(serialized);

async function judge(group: Group, { jws, jwe }: Case): Promise<'valid' | 'invalid'> {
  if (jws !== undefined) {
    const keys = await readGroupKeys(group.public ?? group.private);
    return (await verifyToken(decodeToken(asText(jws)), keys)).outcome === 'verified' ? 'valid' : 'invalid';
  }
  const keys = await readGroupKeys(group.private);
  return (await decryptToken(decodeToken(asText(jwe)), keys)).outcome === 'decrypted' ? 'valid' : 'invalid';
}

describe.runIf(hasShared('vectors/wycheproof'))('Wycheproof', () => {
  const files = [
    'json_web_signature_test',
    'json_web_encryption_test',
    'json_web_key_test',
    'json_web_crypto_test',
  ];
  it.each(files)(
    '%s: every case has its verdict, but for the listed deviations',
    async (file) => {
      const { testGroups } = JSON.parse(readShared(`vectors/wycheproof/${file}.json`)) as {
        testGroups: Group[];
      };
      const otherwise: string[] = [];
      let count = 0;
      for (const group of testGroups) {
        for (const one of group.tests) {
          count++;
          if ((await judge(group, one)) !== one.result) otherwise.push(String(one.tcId));
        }
      }
      expect(count).toBeGreaterThan(10);
      expect(otherwise).toEqual(Object.keys(deviations[file] ?? {}));
    },
    30_000,
  );
});
