/** A token as its list shows it: the selector's row, and what the list says about it in words. */

import type { TokenId } from '../../core/find/seen.ts';
import type { Token } from '../../core/jose/token.ts';
import type { Verification } from '../../core/jose/verification.ts';
import { at } from '../../core/session/log.ts';
import type { TokenRow } from '../../core/session/rows.ts';
import { tokenRow } from '../../core/session/selectors.ts';
import { type Session, verificationOf } from '../../core/session/session.ts';
import { tokenMessages as words } from './messages.ts';

export interface TokenListRow extends TokenRow {
  readonly title: string;
  readonly kindLabel: string;
  readonly verification: Verification;
}

/** Subject, else issuer, else the ends of the text: enough to tell two apart. */
export function tokenTitle(row: Pick<TokenRow, 'subject' | 'issuer'>, text: string): string {
  if (row.subject !== '') return row.subject.slice(0, 200);
  if (row.issuer !== '') return row.issuer.replace(/^https?:\/\//, '').slice(0, 200);
  return text.length > 24 ? `${text.slice(0, 8)}…${text.slice(-4)}` : text;
}

/** What kind it is, in one word; a token whose kind cannot be told is named after its format. */
export function kindLabel(kind: TokenRow['kind'], format: string): string {
  if (format === 'malformed') return words.malformed;
  if (kind === 'unknown' && format === 'jwe') return words.jwe;
  return words.kinds[kind];
}

export function listRow(session: Session, id: TokenId): TokenListRow {
  const row = tokenRow(session, id);
  const token: Token | undefined = at(session.tokens, id)?.token;
  return {
    ...row,
    title: tokenTitle(row, token?.text ?? ''),
    kindLabel: kindLabel(row.kind, row.format),
    verification: verificationOf(session, id),
  };
}
