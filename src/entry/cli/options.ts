/** Options that several commands understand, read with Node's own parser. */
import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Expectation, Key } from '../../core/jose/key.ts';
import { KeyError } from '../../core/jose/key-error.ts';
import { readKeys } from '../../core/jose/key-reading.ts';
import { UsageError, type World } from './command.ts';

export const keyOptions = {
  key: { type: 'string', multiple: true },
  secret: { type: 'string', multiple: true },
  'secret-encoding': { type: 'string' },
} as const;

export const expectationOptions = {
  issuer: { type: 'string' },
  audience: { type: 'string', multiple: true },
  alg: { type: 'string', multiple: true },
  leeway: { type: 'string' },
} as const;

/** @throws UsageError naming the option that is not understood */
export function parseOptions<const T extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: T,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'bad options');
  }
}

const encodings = ['utf8', 'base64', 'base64url', 'hex'] as const;

/** @throws UsageError naming the file, never its content */
export async function readKeyOptions(
  values: { key?: string[]; secret?: string[]; 'secret-encoding'?: string },
  world: World,
): Promise<Key[]> {
  const encoding = encodings.find((one) => one === (values['secret-encoding'] ?? 'utf8'));
  if (encoding === undefined) throw new UsageError(`--secret-encoding: one of ${encodings.join(', ')}`);
  const read = async (name: string, text: string, as: (typeof encodings)[number] | 'auto') => {
    try {
      return await readKeys(text, { encoding: as });
    } catch (error) {
      if (error instanceof KeyError) throw new UsageError(`${name}: ${error.message}`);
      throw error;
    }
  };
  const given = values['secret-encoding'] === undefined ? 'auto' : encoding;
  const fromFiles = (values.key ?? []).map(async (path) =>
    read(path, (await world.readInput(path)).trim(), given),
  );
  const fromText = (values.secret ?? []).map((text) => read('--secret', text, encoding));
  return (await Promise.all([...fromFiles, ...fromText])).flat();
}

/** What the API expects; null when nothing was said. @throws UsageError for a leeway that is no number of seconds */
export function readExpectation(values: {
  issuer?: string;
  audience?: string[];
  alg?: string[];
  leeway?: string;
}): Expectation | null {
  const leewaySeconds = Number(values.leeway ?? '0');
  if (!(leewaySeconds >= 0)) throw new UsageError('--leeway: a number of seconds');
  const { issuer = '', audience = [], alg = [] } = values;
  const said = issuer !== '' || audience.length > 0 || alg.length > 0 || values.leeway !== undefined;
  return said ? { issuer, audiences: audience, algorithms: alg, leewaySeconds } : null;
}

/** Milliseconds since the epoch; undefined when the option is absent. @throws UsageError */
export function readNow(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const now = Date.parse(text);
  if (Number.isNaN(now)) throw new UsageError('--now: an ISO 8601 instant, as in 2026-01-15T12:00:00Z');
  return now;
}
