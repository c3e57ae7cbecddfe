import type { TokenRow } from '../../core/session/rows.ts';
import { formatCountdown } from '../kit/time-words.ts';
import { useStore } from '../store.ts';
import { tokenMessages as words } from './messages.ts';

type Times = Pick<TokenRow, 'kind' | 'format' | 'issuedAt' | 'notBefore' | 'expiresAt'>;

/** What the column says at `now` (ms): words, how much of the life is left (0 to 1, null without a bar), and its look. */
export function expiryAt(row: Times, now: number): { text: string; left: number | null; look: string } {
  const { expiresAt } = row;
  if (row.format === 'jwe') return { text: words.expiry.encrypted, left: null, look: 'muted' };
  if (row.kind === 'dpop-proof') return { text: words.expiry.once, left: null, look: 'muted' };
  if (expiresAt === null) {
    const text = row.format === 'malformed' ? words.expiry.unknown : words.expiry.never;
    return { text, left: null, look: 'muted' };
  }
  if (expiresAt <= now)
    return { text: words.expiry.ago(formatCountdown(now - expiresAt)), left: 0, look: 'gone' };
  const from = row.issuedAt ?? row.notBefore;
  const left =
    from === null || from >= expiresAt ? null : Math.min(1, (expiresAt - now) / (expiresAt - from));
  return {
    text: words.expiry.in(formatCountdown(expiresAt - now)),
    left,
    look: left !== null && left < 0.1 ? 'low' : '',
  };
}

/** The only part of a row that follows the clock, so that a tick draws these cells and nothing else. */
export function ExpiryCell({ row }: { row: Times }) {
  const { text, left, look } = expiryAt(row, useStore().now.value);
  return (
    <span class={`life ${look}`}>
      <span class="ell">{text}</span>
      {left === null ? null : (
        <i>
          <i style={{ width: `${(left * 100).toFixed(1)}%` }} />
        </i>
      )}
    </span>
  );
}
