import type { SeenToken } from '../../../core/find/seen.ts';
import { tokenTimes } from '../../../core/jose/numeric-date.ts';
import { formatLength } from '../../kit/time-words.ts';
import { expiryMessages } from './expiry-messages.ts';

const words = expiryMessages.own;

/** A captured token between its own iat and exp; what its API looks up cannot be seen from here. */
export function OwnLife({ seen: { token, firstSeenAt }, now }: { seen: SeenToken; now: number }) {
  const { issuedAt, expiresAt } = tokenTimes(token);
  const start = issuedAt ?? firstSeenAt;
  const length = expiresAt === null ? null : expiresAt - start;
  const passed =
    length === null || length <= 0 ? 100 : Math.min(Math.max((now - start) / length, 0), 1) * 100;
  return (
    <section class="mini" aria-label={words.title}>
      <h3 class="sect">{words.title}</h3>
      <div class="pad stack lives">
        {expiresAt === null || length === null ? (
          <p>{token.format === 'jwe' ? words.unreadable : words.endless}</p>
        ) : (
          <>
            <p>
              {(issuedAt === null ? words.seen : words.lives)(formatLength(length))}{' '}
              {now < expiresAt
                ? words.left(formatLength(expiresAt - now))
                : words.over(formatLength(now - expiresAt))}
            </p>
            <span class="bar" aria-hidden="true">
              <i style={{ width: '100%' }} />
              <b style={{ left: `${passed}%` }} />
            </span>
          </>
        )}
        <p class="sub">{words.list}</p>
      </div>
    </section>
  );
}
