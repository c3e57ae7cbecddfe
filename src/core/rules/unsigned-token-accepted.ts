import type { Evidence } from '../http/evidence.ts';
import { attemptOf, judgeReplay, statusOf } from '../replay/judge.ts';
import type { Replay, ReplayVariant } from '../replay/replay.ts';
import { rfc } from '../spec/reference.ts';
import { asvs } from './references.ts';
import { defineRule } from './rule.ts';

const api = 'GET https://api.example/orders';
const sent = { request: api, requestHeaders: ['Authorization: Bearer $access'], status: 200 };
const tokens = {
  access: {
    header: { alg: 'RS256', typ: 'at+jwt' },
    claims: { sub: 'u-1', iat: 1768478000, exp: 1768482000 },
  },
};

export default defineRule({
  id: 'unsigned-token-accepted',
  category: 'token',
  subject: 'replay',
  severity: 'critical',
  title: 'The server accepts a token that nobody signed',
  why: 'Whoever can write text can be anyone: the server believes the claims without checking the signature.',
  fix: 'Verify the signature before reading a claim, with a fixed list of algorithms that does not hold none, and refuse the token when that fails.',
  spec: [rfc(8725, '3.3', 'MUST'), rfc(8725, '3.1', 'MUST'), asvs('9.1.1')],
  messages: {
    unsigned:
      'Replayed: refused without a token ({control}), accepted with the same token as alg none, its signature dropped ({status}).',
    tampered:
      'Replayed: refused without a token ({control}), accepted with a payload that was changed under the old signature ({status}).',
  },
  check(replay, _context, report) {
    const { forged, isCaptured } = judgeReplay(replay);
    // What only the page told may be made up by the page: the network has to bear it out.
    if (!isCaptured) return;
    for (const variant of forged) {
      report({
        message: variant,
        data: { control: shownStatus(replay, 'without-token'), status: shownStatus(replay, variant) },
        evidence: [
          answered(replay, 'without-token', 'The same request without the token was refused'),
          answered(replay, variant, 'With the forged token it was accepted'),
          { text: 'The request that was replayed', place: { kind: 'exchange', exchange: replay.exchange } },
        ],
      });
    }
  },
  examples: {
    good: [
      {
        title: 'every forged token is refused',
        tokens,
        exchanges: [sent],
        replays: [{ of: 0, answers: { 'without-token': 401, tampered: 401, unsigned: 401 } }],
      },
      {
        title: 'a public route accepts anything, and proves nothing',
        tokens,
        exchanges: [sent],
        replays: [{ of: 0, answers: { 'without-token': 200, tampered: 200, unsigned: 200 } }],
      },
      {
        title: 'no telling while the server fails without a token',
        tokens,
        exchanges: [sent],
        replays: [{ of: 0, answers: { 'without-token': 503, tampered: 200, unsigned: 200 } }],
      },
    ],
    bad: [
      {
        title: 'alg none is let in',
        expect: 'unsigned',
        tokens,
        exchanges: [sent],
        replays: [{ of: 0, answers: { 'without-token': 401, tampered: 401, unsigned: 200 } }],
      },
      {
        title: 'the claims are read and the signature is not',
        expect: 'tampered',
        tokens,
        exchanges: [sent],
        replays: [{ of: 0, answers: { 'without-token': 403, tampered: 200, unsigned: 401 } }],
      },
    ],
  },
});

function shownStatus(replay: Replay, variant: ReplayVariant): number {
  const attempt = attemptOf(replay, variant);
  return attempt === undefined ? 0 : statusOf(attempt);
}

function answered(replay: Replay, variant: ReplayVariant, text: string): Evidence {
  const captured = attemptOf(replay, variant)?.captured;
  return { text, place: captured ? { kind: 'status', exchange: captured.exchange } : { kind: 'none' } };
}
