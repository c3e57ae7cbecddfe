import type { JWTPayload } from 'jose';
import { invoices } from '../people.ts';
import { type Answer, challenge, json } from '../server/answer.ts';
import type { Routes } from '../server/routes.ts';
import type { World } from '../world.ts';
import { guard, hasScope, scopeMissing } from './guard.ts';

/** What the API offers to a bearer token: nothing, a sound token, a scope, a role, an object's owner, a fresh sign-in. */
export function bearerRoutes(world: World): Routes {
  return {
    'GET /public': () => json(200, { message: 'Open to everyone' }),
    'GET /profile': guard(world, (_request, claims) => profile(claims)),
    'GET /invoices': guard(world, (_request, claims) =>
      hasScope(claims, 'invoices:read') ? json(200, ownInvoices(claims)) : scopeMissing('invoices:read'),
    ),
    'POST /invoices': guard(world, (_request, claims) =>
      hasScope(claims, 'invoices:write') ? json(201, { id: 'inv-300' }) : scopeMissing('invoices:write'),
    ),
    'GET /invoices/:id': guard(world, (request, claims) => readInvoice(request.params.id ?? '', claims)),
    'GET /admin/users': guard(world, (_request, claims) =>
      hasRole(claims, 'admin')
        ? json(200, { users: 2 })
        : json(403, { error: 'forbidden', message: 'This needs the role admin' }),
    ),
    /** Ends the token by its `jti`: what a JWT needs for it is a list at the server. */
    'POST /logout': guard(world, (_request, { jti }) => {
      if (jti !== undefined) world.revoked.add(jti);
      return { status: 204 };
    }),
    'POST /payments': guard(world, (_request, claims) =>
      claims.acr === strongSignIn ? json(201, { id: 'pay-1' }) : stepUp(),
    ),
  };
}

export function profile(claims: JWTPayload): Answer {
  return json(200, { sub: claims.sub, scope: claims.scope });
}

function ownInvoices(claims: JWTPayload): string[] {
  return Object.keys(invoices).filter((id) => invoices[id] === claims.sub);
}

function readInvoice(id: string, claims: JWTPayload): Answer {
  if (!Object.hasOwn(invoices, id)) return json(404, { error: 'not_found' });
  if (invoices[id] === claims.sub) return json(200, { id, total: 120 });
  return json(403, { error: 'forbidden', message: 'This invoice belongs to someone else' });
}

function hasRole(claims: JWTPayload, role: string): boolean {
  return Array.isArray(claims.roles) && claims.roles.includes(role);
}

/** The authentication context that payments ask for. */
const strongSignIn = 'urn:practice:second-factor';

/** RFC 9470 §3. */
function stepUp(): Answer {
  const error = {
    error: 'insufficient_user_authentication',
    error_description: 'A sign-in with a second factor is needed',
  };
  const header = challenge('Bearer', { realm: 'practice', ...error, acr_values: strongSignIn });
  return json(401, error, { 'WWW-Authenticate': header });
}
