import type { JsonObject } from './json.ts';
import { kindOf } from './kind.ts';
import type { Malformed, Problem } from './token.ts';

/** Text that cannot be taken apart, with what could be read of it. */
export function malformed(
  text: string,
  header: JsonObject | null,
  claims: JsonObject | null,
  problems: readonly Problem[],
): Malformed {
  return { format: 'malformed', text, header, claims, problems, ...kindOf('malformed', header, claims) };
}
