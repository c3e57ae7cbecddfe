import { checkClaims } from '../../core/jose/claim-checks.ts';
import { decodeToken, headerOf } from '../../core/jose/decode.ts';
import type { Key } from '../../core/jose/key.ts';
import { checkKeyBinding } from '../../core/jose/key-binding.ts';
import { tokenTimes } from '../../core/jose/numeric-date.ts';
import type { Token } from '../../core/jose/token.ts';
import type { Verification } from '../../core/jose/verification.ts';
import { verifyToken } from '../../core/jose/verify.ts';
import { type Command, UsageError } from './command.ts';
import {
  expectationOptions,
  importKeys,
  keyOptions,
  parseOptions,
  readExpectation,
  readKeyOptions,
  readNow,
  readTokenInput,
} from './options.ts';

/** `claimcheck verify TOKEN|FILE|- --key FILE…`: one token, its signature and its time as separate facts. */
export const verify: Command = async (args, world) => {
  const { values, positionals } = parseOptions(args, {
    json: { type: 'boolean' },
    now: { type: 'string' },
    ...keyOptions,
    ...expectationOptions,
  });
  const [input, ...more] = positionals;
  if (input === undefined || more.length > 0) throw new UsageError('verify takes one TOKEN, FILE or -');
  const text = await readTokenInput(input, world);
  // Nothing but the final line end is forgiven.
  const token = decodeToken(text.replace(/\r?\n$/, ''));
  const keys = await importKeys(await readKeyOptions(values, world));
  const expectation = readExpectation(values);
  const now = readNow(values.now) ?? world.now();
  const verification = refuseWrapped(token) ?? (await verifyToken(token, keys, { expectation }));
  const unmet = checkClaims(token, expectation, now).filter(
    ({ claim, outcome }) => outcome === 'failed' && (claim === 'iss' || claim === 'aud'),
  );
  const binding = token.format === 'sd-jwt' ? await checkKeyBinding(token) : [];
  const broken = binding.filter(({ outcome }) => outcome === 'failed');
  const time = timeOf(token, now, expectation?.leewaySeconds ?? 0);
  if (values.json) world.out(`${JSON.stringify(asJson(token, verification, keys, time))}\n`);
  else world.out(`${verification.outcome}: ${verification.reason}\ntime: ${time}\n`);
  const warnings = verification.outcome === 'verified' ? verification.warnings : [];
  for (const warning of warnings) world.err(`warning: ${warning}\n`);
  for (const { message } of unmet) world.err(`${message}\n`);
  for (const { message } of broken) world.err(`key binding: ${message}\n`);
  return verification.outcome === 'verified' && unmet.length + broken.length === 0 ? 0 : 1;
};

/** What decoding forgives around a token, for the person's sake, no server would. */
const wrapped: ReadonlySet<string> = new Set(['scheme-prefix', 'quoted', 'surrounding-white-space']);

function refuseWrapped({ problems }: Token): Verification | null {
  const problem = problems.find(({ code }) => wrapped.has(code));
  return problem === undefined
    ? null
    : { outcome: 'not-checked', code: 'malformed', reason: problem.message };
}

type TimeState = 'in-window' | 'expired' | 'not-yet' | 'none';

/** RFC 7519 §4.1.4 and §4.1.5; leeway in seconds. */
function timeOf(token: Token, now: number, leewaySeconds: number): TimeState {
  const { notBefore, expiresAt } = tokenTimes(token);
  if (expiresAt !== null && now >= expiresAt + leewaySeconds * 1000) return 'expired';
  if (notBefore !== null && now < notBefore - leewaySeconds * 1000) return 'not-yet';
  return expiresAt === null && notBefore === null ? 'none' : 'in-window';
}

function asJson(token: Token, verification: Verification, keys: readonly Key[], time: TimeState) {
  const alg = headerOf(token)?.alg;
  const id = verification.outcome === 'verified' ? verification.key : null;
  const key = keys.find((one) => one.id === id);
  return {
    token: token.text.length > 16 ? `${token.text.slice(0, 16)}…` : token.text,
    alg: typeof alg === 'string' ? alg : '',
    outcome: verification.outcome,
    code: verification.code,
    reason: verification.reason,
    key: key === undefined ? null : { source: key.source.kind, kid: key.kid, thumbprint: key.thumbprint },
    time,
  };
}
