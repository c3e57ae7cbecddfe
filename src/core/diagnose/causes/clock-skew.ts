import { formatDuration } from '../../spec/duration.ts';
import type { Case } from '../case.ts';
import { type Cause, found, ruledOut } from '../cause.ts';
import { accepted, call, scene, sceneNow, tokenWith, withoutToken } from '../example-scenes.ts';
import { invalidToken } from '../right-status.ts';
import { isInside } from '../window.ts';

/** Below this a difference of clocks is everyday; RFC 7519 §4.1.4 speaks of leeway of "no more than a few minutes". */
const leastSkewMs = 30_000;
/** A token that ends this soon may have ended on the way. */
const nearMs = 5000;

const clockSkew: Cause = {
  id: 'clock-skew',
  title: 'Clocks differ',
  step: 'time-window',
  when: ['refused', 'graphql'],
  right: invalidToken,
  fix: 'Set the clock of the server (NTP), and allow a leeway of some seconds, not minutes.',
  next: ["Compare the server's Date header with a clock that is known to be right."],
  judge(facts) {
    const { byServer, byUs, serverTime } = facts;
    if (!isInside(byUs)) return ruledOut("By this machine's clock the token is not in its time window.");
    const text = facts.saying('expired') ?? facts.saying('not-yet-valid');
    const skew = skewOf(facts);
    if (
      serverTime !== null &&
      (byServer === 'expired' || byServer === 'not-yet') &&
      Math.abs(skew) >= leastSkewMs
    ) {
      const side = skew > 0 ? 'ahead' : 'behind';
      const effect =
        byServer === 'expired' ? 'to it the token has expired' : 'to it the token is not valid yet';
      return found(
        'certain',
        `The server's clock is about ${formatDuration(roughly(facts))} ${side}: ${effect}`,
        [
          facts.at(
            facts.inResponse('Date'),
            `The server's clock is at least ${formatDuration(skew)} ${side} of this machine's.`,
          ),
          facts.at(
            facts.inClaim(byServer === 'expired' ? 'exp' : 'nbf'),
            'The token is in its time window by this clock, and outside by the other.',
          ),
          text,
        ],
        { also: [byServer === 'expired' ? 'expired' : 'not-yet-valid'] },
      );
    }
    if (text === null) return ruledOut('Both clocks have the token in its time window.');
    const late = facts.says('expired');
    const bound = late ? facts.times.expiresAt : facts.times.notBefore;
    if (
      late
        ? bound === null || bound - facts.ourTime[1] <= nearMs
        : facts.times.issuedAt === null && bound === null
    )
      return ruledOut('The token ends at about the moment it was sent.');
    return found(
      'likely',
      `The server's clock differs: it calls the token ${late ? 'expired' : 'not valid yet'}, and it is in time here`,
      [
        text,
        facts.at(
          facts.inClaim(late ? 'exp' : 'nbf'),
          "By this machine's clock the token is in its time window.",
        ),
        isInside(byServer)
          ? facts.at(
              facts.inResponse('Date'),
              'By the Date that this origin sends it is too: who refused it has another clock, or limits of its own.',
            )
          : null,
      ],
      { also: [late ? 'expired' : 'not-yet-valid'] },
    );
  },
  examples: {
    good: [
      accepted,
      withoutToken,
      scene('expired by both clocks', [call(401, 'Bearer $token')], {
        token: tokenWith({ exp: sceneNow - 60 }),
      }),
    ],
    bad: [
      scene(
        "the server's clock is an hour ahead",
        [call(401, 'Bearer $token', { responseHeaders: ['Date: Thu, 15 Jan 2026 13:00:00 GMT'] })],
        { token: tokenWith({ exp: sceneNow + 600 }) },
      ),
      scene(
        "the server's clock is an hour behind",
        [call(401, 'Bearer $token', { responseHeaders: ['Date: Thu, 15 Jan 2026 11:00:00 GMT'] })],
        { token: tokenWith({ iat: sceneNow - 60, exp: sceneNow + 600 }) },
      ),
    ],
  },
};
export default clockSkew;

/** How far the server's clock surely is ahead of ours (behind: negative), in milliseconds. */
function skewOf({ serverTime, ourTime }: Case): number {
  if (serverTime === null) return 0;
  if (serverTime[0] > ourTime[1]) return serverTime[0] - ourTime[1];
  return serverTime[1] < ourTime[0] ? serverTime[1] - ourTime[0] : 0;
}

/** The difference of the clocks for a headline: `Date` as it stands, to ten seconds. */
function roughly({ serverTime, ourTime }: Case): number {
  const difference = (serverTime?.[0] ?? 0) - ourTime[0];
  return Math.abs(difference) < 60_000 ? difference : Math.round(difference / 10_000) * 10_000;
}
