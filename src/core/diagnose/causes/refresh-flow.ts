import { type Cause, found, ruledOut } from '../cause.ts';
import { accepted, accessToken, call, scene, sceneNow, tokenWith, withoutToken } from '../example-scenes.ts';
import { invalidToken } from '../right-status.ts';

const refreshFlow: Cause = {
  id: 'refresh-flow',
  title: 'Refreshed and repeated',
  step: null,
  wraps: true,
  when: ['refused', 'graphql'],
  right: invalidToken,
  fix: 'Nothing: the client refreshed and went on. Refresh shortly before exp and the failed request goes away too.',
  next: [],
  judge(facts) {
    const recovery = facts.history.recovered.get(facts.id);
    if (recovery === undefined) return ruledOut('No refresh and accepted retry followed.');
    return found(
      'certain',
      'Refused, refreshed, and repeated with success: an ordinary refresh',
      [
        facts.at(facts.atExchange(recovery.refresh), 'Next the client got a new token.'),
        facts.at(facts.atExchange(recovery.retry), 'Then the same request was accepted with it.'),
      ],
      {
        also:
          facts.byServer === 'expired' || facts.byUs === 'expired' || facts.says('expired')
            ? ['expired']
            : [],
      },
    );
  },
  examples: {
    good: [accepted, withoutToken],
    bad: [],
  },
};
export default refreshFlow;

/** The refused request of a refresh flow comes first in its scene: tested by itself. */
export const refreshScene = scene(
  'expired, refreshed, repeated',
  [
    call(401, 'Bearer $old'),
    {
      request: 'POST https://api.example/auth/refresh',
      status: 200,
      responseHeaders: ['Content-Type: application/json'],
      responseBody: '{"access_token":"$fresh"}',
      at: 1,
    },
    call(200, 'Bearer $fresh', { at: 2 }),
  ],
  { old: tokenWith({ exp: sceneNow - 10 }), fresh: accessToken },
);
