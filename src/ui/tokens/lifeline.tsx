import type { TokenRow } from '../../core/session/rows.ts';
import { formatCountdown, formatDate, formatZonedClock } from '../kit/time-words.ts';
import { useStore } from '../store.ts';
import { tokenMessages } from './messages.ts';

const words = tokenMessages.life;
const day = 86_400_000;

/** Date and time where they are needed to tell two moments apart, else the time alone. Milliseconds since the epoch. */
function moment(at: number, now: number): string {
  return Math.abs(at - now) < day ? formatZonedClock(at) : formatDate(at);
}

/** The token's life as a bar: what has passed of it, where now is, how far past its end. Labels stand beside, never on it. */
export function Lifeline({ row }: { row: Pick<TokenRow, 'issuedAt' | 'notBefore' | 'expiresAt'> }) {
  const now = useStore().now.value;
  const { expiresAt } = row;
  const from = row.issuedAt ?? row.notBefore;
  if (expiresAt === null) return <p class="lifeline-none sub">{words.noExpiry}</p>;
  const over = now >= expiresAt;
  const start = from !== null && from < expiresAt ? from : null;
  // Past its end the bar goes on to now, but a token that died long ago still shows a third of it as its life.
  const end = over && start !== null ? Math.min(now, expiresAt + (expiresAt - start) * 2) : expiresAt;
  const place = (at: number) =>
    start === null ? 0 : Math.max(0, Math.min(100, ((at - start) / (end - start)) * 100));
  const notYet = row.notBefore !== null && now < row.notBefore;

  return (
    <div class="lifeline">
      <span class="num">
        {row.issuedAt === null ? words.notBefore : words.issued}
        <br />
        <b>{from === null ? '–' : moment(from, now)}</b>
      </span>
      <div class="track-box">
        {start === null ? null : (
          <div
            class="track"
            role="img"
            aria-label={words.label(moment(start, now), moment(expiresAt, now), moment(now, now))}
          >
            <i class="life-span" style={{ width: `${place(expiresAt)}%` }} />
            <i class="life-used" style={{ width: `${place(Math.min(now, expiresAt))}%` }} />
            {over ? <i class="life-over" style={{ left: `${place(expiresAt)}%` }} /> : null}
            <i class={over ? 'mk f' : 'mk'} style={{ left: `${place(now)}%` }} />
          </div>
        )}
        <p class="life-words sub num">
          {start === null ? null : <span>{words.lifetime(formatCountdown(expiresAt - start))}</span>}
          {over ? (
            <span class="fail">{words.over(formatCountdown(now - expiresAt))}</span>
          ) : notYet ? (
            <span class="warn">{words.before(formatCountdown((row.notBefore ?? now) - now))}</span>
          ) : (
            <span>{words.left(formatCountdown(expiresAt - now))}</span>
          )}
        </p>
      </div>
      <span class={over ? 'num fail ar' : 'num ar'}>
        {over ? words.expired : words.expires}
        <br />
        <b>{moment(expiresAt, now)}</b>
      </span>
    </div>
  );
}
