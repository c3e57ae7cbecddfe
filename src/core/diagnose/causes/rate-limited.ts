import { headerValue } from '../../http/headers.ts';
import { type Cause, found } from '../cause.ts';
import { accepted, call, scene, withoutToken } from '../example-scenes.ts';
import { notTheToken, rfc } from '../right-status.ts';

const rateLimited: Cause = {
  id: 'rate-limited',
  title: 'Too many requests',
  step: null,
  unread: true,
  when: ['rate-limited'],
  right: notTheToken(
    429,
    'Too many requests in a given time: 429, with Retry-After where the server knows.',
    rfc(6585, '4'),
  ),
  fix: 'Wait as Retry-After says, and send fewer requests; the token is not at fault.',
  next: ['Send the same request again after the time that Retry-After names.'],
  judge(facts) {
    const wait = headerValue(facts.exchange.response.headers, 'retry-after');
    const seconds = wait !== undefined && /^\d{1,6}$/.test(wait.trim()) ? `: wait ${wait.trim()} s` : '';
    return found('certain', `Too many requests${seconds}; the token is not at fault`, [
      facts.status === 429
        ? facts.at({ kind: 'status', exchange: facts.id }, '429 limits how often one may ask (RFC 6585 §4).')
        : facts.saying('rate-limited'),
      wait === undefined
        ? null
        : facts.at(facts.inResponse('Retry-After'), 'The answer says how long to wait.'),
    ]);
  },
  examples: {
    good: [accepted, withoutToken],
    bad: [
      scene('429', [call(429, 'Bearer $token')]),
      scene('403 that says it', [
        call(403, 'Bearer $token', { responseBody: '{"message":"API rate limit exceeded"}' }),
      ]),
    ],
  },
};
export default rateLimited;
