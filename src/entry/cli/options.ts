/** Options that several commands understand, read with Node's own parser. */
import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Expectation, Key } from '../../core/jose/key.ts';
import { KeyError } from '../../core/jose/key-error.ts';
import { readKeys, recogniseKey } from '../../core/jose/key-reading.ts';
import { findSignatureAlgorithm } from '../../core/spec/algorithms.ts';
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
    return parseArgs({ args: joinValues(args, options), options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'bad options');
  }
}

/**
 * `--secret -x` as `--secret=-x`: Node's parser refuses a value that begins with `-`, and a PEM text or one secret in 64 does.
 * What is an option itself stays one: then the value was forgotten.
 */
function joinValues(args: readonly string[], options: NonNullable<ParseArgsConfig['options']>): string[] {
  const joined: string[] = [];
  const isOption = (text: string) => Object.hasOwn(options, text.replace(/^--/, '').split('=', 1)[0] ?? '');
  for (const arg of args) {
    const last = joined.at(-1) ?? '';
    const takesValue = last.startsWith('--') && options[last.slice(2)]?.type === 'string';
    const isValue =
      arg.length > 1 && arg !== '--' && arg.startsWith('-') && !(arg.startsWith('--') && isOption(arg));
    if (takesValue && isValue) joined[joined.length - 1] = `${last}=${arg}`;
    else joined.push(arg);
  }
  return joined;
}

const encodings = ['utf8', 'base64', 'base64url', 'hex'] as const;

/** A key as it was given: plain data, that each thread imports for itself. */
export interface GivenKey {
  /** The file, or the option. */
  readonly name: string;
  readonly text: string;
  readonly encoding: (typeof encodings)[number] | 'auto';
}

/** @throws UsageError naming the file, never its content */
export async function readKeyOptions(
  values: { key?: string[]; secret?: string[]; 'secret-encoding'?: string },
  world: World,
): Promise<GivenKey[]> {
  const encoding = encodings.find((one) => one === (values['secret-encoding'] ?? 'utf8'));
  if (encoding === undefined) throw new UsageError(`--secret-encoding: one of ${encodings.join(', ')}`);
  const fromFiles = (values.key ?? []).map(async (path) => {
    // An editor ends the last line; anything else may belong to a secret.
    const text = (await world.readInput(path)).replace(/\r?\n$/, '');
    const isSecret = values['secret-encoding'] !== undefined && !isKeyText(text);
    return { name: path, text, encoding: isSecret ? encoding : ('auto' as const) };
  });
  const fromText = (values.secret ?? []).map((text) => ({ name: '--secret', text, encoding }));
  return [...(await Promise.all(fromFiles)), ...fromText];
}

/** @throws UsageError naming the file, never its content */
export async function importKeys(given: readonly GivenKey[]): Promise<Key[]> {
  const imported = given.map(async ({ name, text, encoding }) => {
    try {
      return await readKeys(text, { encoding });
    } catch (error) {
      if (error instanceof KeyError) throw new UsageError(`${name}: ${error.message}`);
      throw error;
    }
  });
  return (await Promise.all(imported)).flat();
}

/** Text that tells by itself what key it is, whatever --secret-encoding says of secrets. */
function isKeyText(text: string): boolean {
  const looks = recogniseKey(text).encoding;
  return (looks !== null && looks !== 'utf8') || text.includes('-----BEGIN ');
}

const longestPath = 300;

/**
 * The text that TOKEN, FILE or `-` stands for. @throws UsageError where it can only be meant as a file and none is there;
 * a token, or what was meant to be one, is never named
 */
export async function readTokenInput(input: string, world: World): Promise<string> {
  if (input === '-' || world.isFile(input)) return world.readInput(input);
  const isPath = input.length <= longestPath && /^[^\s{]*$/.test(input) && !input.startsWith('ey');
  const isFileName =
    /[/\\]/.test(input) || /^[^.]+\.(?:txt|json|jwt|jws|jwe|har|pem|key|log|token|env)$/i.test(input);
  if (isPath && isFileName) throw new UsageError(`${input}: no such file`);
  return input;
}

/**
 * What the API expects; null when nothing was said. @throws UsageError for a leeway that is no number of seconds, and for an
 * algorithm that nobody registered: no token would ever meet it
 */
export function readExpectation(values: {
  issuer?: string;
  audience?: string[];
  alg?: string[];
  leeway?: string;
}): Expectation | null {
  const { issuer = '', audience = [], alg = [], leeway = '0' } = values;
  if (!/^\d{1,9}(?:\.\d{1,9})?$/.test(leeway))
    throw new UsageError('--leeway: a number of seconds, 0 or more');
  const leewaySeconds = Number(leeway);
  const unknown = alg.find((name) => findSignatureAlgorithm(name) === undefined);
  if (unknown !== undefined) {
    throw new UsageError(
      `--alg: ${unknown.slice(0, 40)} is no signature algorithm; write it as in the header, as in --alg RS256 --alg ES256`,
    );
  }
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
