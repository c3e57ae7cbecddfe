/** The audit for a terminal: failures and their reasons first, then the findings, one line each. */
import { at } from '../session/log.ts';
import { findings } from '../session/selectors.ts';
import type { Session } from '../session/session.ts';
import { redactTokens } from './redact-request.ts';

export function auditText(name: string, session: Session): string {
  const found = findings(session);
  const diagnoses = [...session.derived.diagnoses.values()].sort((a, b) => a.exchange - b.exchange);
  const lines = [
    `${printable(name)}: ${session.exchanges.length} requests, ${session.tokens.length} tokens, ${diagnoses.length} refused, ${found.length} findings`,
    ...diagnoses.map(({ exchange, headline, confidence, cause }) => {
      const seen = at(session.exchanges, exchange);
      const request = `${seen?.request.method} ${seen?.request.url} → ${seen?.response.status}`;
      return `  ${redactTokens(request)}: ${headline} [${cause}, ${confidence}]`;
    }),
    ...found.map(({ severity, rule, message, undecided, count }) => {
      const word = undecided ? 'undecided' : severity;
      return `  ${word}: ${redactTokens(message)} [${rule}]${count > 1 ? ` ×${count}` : ''}`;
    }),
  ];
  return lines.map((line) => `${printable(line)}\n`).join('');
}

/** Control characters from the capture must not drive the terminal. */
function printable(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
