import { type DesignId, designIds, usualRequests } from '../../../core/lessons/expiry.ts';
import { formatLength } from '../../kit/time-words.ts';
import { expiryMessages as words } from './expiry-messages.ts';

/** The axis: a day and an hour after the login. Milliseconds. */
export const axisLength = 25 * 3_600_000;
const ticks = [0, 6, 12, 18, 24];

const share = (length: number) => `${(Math.min(Math.max(length, 0), axisLength) / axisLength) * 100}%`;

/** When the copy stops to work, milliseconds after the login; for the designs that were played. */
export type Lives = Readonly<Partial<Record<DesignId, number>>>;
/** For an hour of use. */
export type LookUps = Readonly<Record<DesignId, number>>;

/** How long the copy works in each design, to scale, with the clock as a line across. Milliseconds after the login. */
export function ExpiryBars({
  until,
  lookUps,
  clock,
  open,
}: {
  until: Lives;
  lookUps: LookUps | null;
  clock: number;
  open: DesignId;
}) {
  return (
    <>
      <ul class="lives">
        {designIds.map((id) => {
          const end = until[id];
          return (
            <li key={id} class={id === open ? 'open' : ''}>
              <span class="strong">{words.designs[id]}</span>
              <span class="sub ends">
                {end === undefined ? words.unknown : words.until(formatLength(end))}
              </span>
              <span class="bar" aria-hidden="true">
                {end === undefined ? null : <i style={{ width: share(end) }} />}
                <b style={{ left: share(clock) }} />
              </span>
              {end === undefined || lookUps === null ? null : (
                <span class="sub cost">{words.lookUps(lookUps[id], usualRequests)}</span>
              )}
            </li>
          );
        })}
      </ul>
      <div class="axis sub" aria-hidden="true">
        {ticks.map((hour) => (
          <span key={hour} style={{ left: share(hour * 3_600_000) }}>
            {words.hours(hour)}
          </span>
        ))}
      </div>
    </>
  );
}
