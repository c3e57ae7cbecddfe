import { findInText } from '../../core/find/find-in-text.ts';
import { claimsOf, decodeToken, headerOf } from '../../core/jose/decode.ts';
import type { Token } from '../../core/jose/token.ts';
import { type Command, UsageError } from './command.ts';
import { parseOptions, readTokenInput } from './options.ts';

/** `claimcheck decode TOKEN|FILE|-`: every token in the text. */
export const decode: Command = async (args, world) => {
  const { values, positionals } = parseOptions(args, { json: { type: 'boolean' } });
  const [input, ...more] = positionals;
  if (input === undefined || more.length > 0) throw new UsageError('decode takes one TOKEN, FILE or -');
  const text = await readTokenInput(input, world);
  const found = tokensIn(text);
  if (found.length === 0 && text === input)
    throw new UsageError('the argument is neither a file nor a token');
  if (found.length === 0) world.err('No token found.\n');
  for (const { token, span } of found) {
    world.out(values.json ? `${JSON.stringify(asJson(token, span))}\n` : asText(token, span));
  }
  return 0;
};

type Span = readonly [start: number, end: number];

/** A text that is one word with dots, or one JSON serialization, is meant as a token, also where the search finds none. */
function tokensIn(text: string): { token: Token; span: Span }[] {
  const found = findInText(text).map(({ text: raw, span }) => ({ token: decodeToken(raw), span }));
  const trimmed = text.trim();
  if (found.length > 0 || trimmed === '') return found;
  const start = text.indexOf(trimmed);
  const whole = () => [{ token: decodeToken(trimmed), span: [start, start + trimmed.length] } as const];
  // A JSON serialization whose header is not protected has no mark to be found by (RFC 7520 §4.7).
  if (trimmed.startsWith('{')) return whole().filter(({ token }) => token.format !== 'malformed');
  return /\s/.test(trimmed) || !trimmed.includes('.') ? found : whole();
}

function asJson(token: Token, span: Span) {
  return {
    kind: token.kind,
    format: token.format,
    header: headerOf(token),
    claims: claimsOf(token),
    problems: token.problems.map(({ code, message, part }) => ({ code, message, part })),
    span,
  };
}

function asText(token: Token, [start, end]: Span): string {
  const problems = token.problems.map(({ part, message }) => `  problem (${part}): ${message}\n`).join('');
  return [
    `${token.format} · ${token.kind} (${token.kindReason}) · decoded, not verified · at ${start}–${end}\n`,
    `  header  ${JSON.stringify(headerOf(token))}\n`,
    token.format === 'jwe' ? '' : `  claims  ${JSON.stringify(claimsOf(token))}\n`,
    problems,
  ].join('');
}
