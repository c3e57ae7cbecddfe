/** An API that takes orders from whoever brings a token that it can check, and shows its accounts to admins only. */
import { isJsonObject, ownString, parseJson } from '../../jose/json.ts';
import type { Key } from '../../jose/key.ts';
import { checkToken } from './check-token.ts';
import { json, type LessonServer, unauthorized } from './lesson-server.ts';
import { tokenApi, tokenIssuer } from './token-server.ts';

/** What each route asks of the caller's role; '' for any. */
const roles: Readonly<Record<string, string>> = { 'POST /orders': '', 'GET /admin': 'admin' };

/** @param algorithms those that the key may be used with: a server decides that, and never the token (RFC 8725 §3.1) */
export function makeOrdersServer(key: Key, algorithms: readonly string[]): LessonServer {
  const policy = {
    keys: [key],
    expectation: { issuer: tokenIssuer, audiences: [tokenApi], algorithms, leewaySeconds: 0 },
    isRevoked: null,
  };
  return {
    async answer(request, now) {
      const route = `${request.method} ${new URL(request.url).pathname}`;
      const role = Object.hasOwn(roles, route) ? roles[route] : undefined;
      if (role === undefined) return json(404, { error: 'There is nothing here.' });
      const { status, challenge, message, ladder, work, claims } = await checkToken(
        request,
        policy,
        now,
        role,
      );
      if (status === 401) return unauthorized(challenge, message, { ladder, work });
      if (status === 403) return json(403, { error: message }, { ladder, work });
      const caller = ownString(claims, 'sub');
      if (role !== '') return json(200, { message: `Here are all accounts, ${caller}.` }, { ladder, work });
      const { value } = parseJson(request.body);
      return isJsonObject(value)
        ? json(200, { message: `Ordered for ${caller}.` }, { ladder, work })
        : json(400, { error: 'The body is not a JSON object.' }, { ladder, work });
    },
  };
}
