import { formatDuration } from '../../spec/duration.ts';
import type { Case } from '../case.ts';
import { type Cause, found, ruledOut } from '../cause.ts';
import { accepted, call, scene, sceneNow, tokenWith, withoutToken } from '../example-scenes.ts';
import { wasBefore } from '../order.ts';
import { permissionCauses } from '../permission.ts';
import { invalidToken } from '../right-status.ts';
import { isInside } from '../window.ts';

/** Nearer than this to the bound, rounding and leeway decide. Milliseconds. */
const nearMs = 5000;

const expired: Cause = {
  id: 'expired',
  title: 'Expired',
  step: 'time-window',
  when: ['refused', 'graphql', 'login'],
  right: invalidToken,
  fix: 'Get a new token (refresh, or log in again), and refresh before exp instead of after the first 401.',
  next: ['Send the request again with a token that was just issued.'],
  judge(facts) {
    if (facts.presented.kind === 'none') return ruledOut('No credential was sent.');
    const { expiresAt } = facts.times;
    const text = facts.saying('expired');
    if (expiresAt === null) return judgeWithoutExp(facts);
    const fresh = fresherToken(facts);
    const more =
      fresh === null
        ? {}
        : {
            also: ['stale-token'],
            fix: 'You hold a fresh one: send it. A newer token was handed out before this request.',
          };
    const freshEvidence =
      fresh === null
        ? null
        : facts.at(facts.atExchange(fresh), 'A newer token was handed out here before this request.');
    const claim = (words: string) => facts.at(facts.inClaim('exp'), words);
    if (facts.byServer === 'expired' && !isInside(facts.byUs)) {
      const [seen] = facts.serverTime as readonly [number, number];
      return found(
        outcomeOf(facts, text !== null),
        `Expired ${formatDuration(seen - expiresAt)} before the server saw it`,
        [
          claim(`exp lies ${formatDuration(seen - expiresAt)} before the server's clock.`),
          text,
          freshEvidence,
        ],
        more,
      );
    }
    const late = facts.ourTime[0] - expiresAt;
    if (facts.byUs === 'expired' && !isInside(facts.byServer)) {
      const sure = text !== null || late > 60_000;
      return found(
        sure ? outcomeOf(facts, text !== null) : 'likely',
        `Expired ${formatDuration(late)} before it was sent`,
        [claim(`exp lies ${formatDuration(late)} before this machine's clock.`), text, freshEvidence],
        more,
      );
    }
    if (text !== null && Math.abs(late) <= nearMs)
      return found('likely', 'Expired at about the moment it was sent', [
        claim('exp lies within seconds of the request.'),
        text,
      ]);
    if (facts.byServer === 'ending' || facts.byUs === 'ending')
      return found('possible', 'Expired at about the moment it was sent', [
        claim('exp lies within seconds of the request.'),
      ]);
    return ruledOut(`exp lies ${formatDuration(late)} after the request.`);
  },
  examples: {
    good: [accepted, withoutToken],
    bad: [
      scene('three minutes ago', [call(401, 'Bearer $token')], { token: tokenWith({ exp: sceneNow - 192 }) }),
      scene(
        'the answer has no Date',
        [call(403, 'Bearer $token', { responseHeaders: [], responseBody: 'JWT has expired' })],
        {
          token: tokenWith({ exp: sceneNow - 30 }),
        },
      ),
    ],
  },
};
export default expired;

/** Not certain where this origin took the same token after its end: by leeway, on an open route, or because it does not look. */
function outcomeOf(facts: Case, told: boolean): 'certain' | 'likely' | 'possible' {
  const end = facts.times.expiresAt ?? Number.POSITIVE_INFINITY;
  const accepted = (facts.credential?.accepted ?? []).some(
    ({ exchange, origin }) =>
      origin === facts.target.origin && (facts.context.exchangeAt(exchange)?.startedAt ?? 0) > end + nearMs,
  );
  // Operations of GraphQL share one route, and some are open.
  if (told || !accepted || facts.graphql !== null) return 'certain';
  return facts.status === 403 && facts.sayingOf(permissionCauses) !== '' ? 'possible' : 'likely';
}

/** A credential without exp: an opaque one whose lifetime its answer told, or a lifetime that the server keeps. */
function judgeWithoutExp(facts: Case) {
  const issued = facts.credential?.issued ?? null;
  const text = facts.saying('expired');
  if (issued?.expiresAt != null && issued.expiresAt <= facts.ourTime[0]) {
    const late = formatDuration(facts.ourTime[0] - issued.expiresAt);
    return found('likely', `Expired ${late} before it was sent`, [
      facts.at(
        facts.atExchange(issued.exchange),
        `It was issued with a lifetime that ended ${late} before this request.`,
      ),
      text ?? facts.saying('token-refused'),
    ]);
  }
  if (text === null) return ruledOut('Nothing says when it ends.');
  return found('likely', 'Expired, the server says', [text]);
}

/** An answer between this token's issue and the request that handed out a token which was still in time. */
function fresherToken(facts: Case): number | null {
  const { history, exchange, presented, times, target } = facts;
  const own = times.issuedAt ?? 0;
  const newer = history.issued.findLast(
    (one) =>
      wasBefore(one, facts) &&
      one.text !== presented.text &&
      one.origin === target.origin &&
      one.at > own &&
      (one.expiresAt === null || one.expiresAt > exchange.startedAt),
  );
  return newer?.exchange ?? null;
}
