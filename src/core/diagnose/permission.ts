/** What a refusal of permission rests on: the credential was understood, and this route or object is not for it. */
import type { Evidence } from '../http/evidence.ts';
import type { Case } from './case.ts';
import { isIdSegment } from './places.ts';
import { lacksScopeFor, scopesIn } from './scopes.ts';
import { hasEnded } from './session-end.ts';

/** Whether the server understood who asks: it said 403, or it takes the same credential on other routes, before and after. */
export function isUnderstood(facts: Case): boolean {
  if (facts.presented.kind === 'none') return false;
  if (facts.graphql?.kind === 'forbidden') return true;
  // A status for other faults says nothing of permission.
  if (facts.status === 400 || facts.status === 422 || facts.status >= 500) return false;
  if (facts.status === 403) return !mayMeanUnauthorized(facts);
  return !facts.says('no-credentials') && isRefusedHereOnly(facts);
}

/** The causes that are about permission, and not about the credential. */
export const permissionCauses = ['insufficient-scope', 'insufficient-role', 'forbidden-resource'];

/** What everybody who is signed in may read. */
const ownData = /(^|\/)(me|whoami|userinfo|user-info|profile|account|session|self)\/?$/i;

/**
 * Whether this 403 may stand for 401: the origin was never seen to accept the credential, and the answer's words, its
 * way with requests without credentials, that every route refuses the credential, or a route of the caller's own data speak for it.
 */
export function mayMeanUnauthorized(facts: Case): boolean {
  if (facts.acceptedBefore !== null || facts.acceptedAfter !== null) return false;
  if (facts.sayingOf(permissionCauses) !== '') return false;
  const told = facts.says('token-refused') || facts.says('unauthenticated') || facts.says('no-credentials');
  const everywhere = (facts.credential?.refused.size ?? 0) > 1;
  return (
    told ||
    everywhere ||
    facts.origin?.forbidsAnonymous === true ||
    ownData.test(facts.target.path.slice(-64))
  );
}

/** 401 for a credential that the origin accepts on other routes, and never did on this one. */
export function isRefusedHereOnly(facts: Case): boolean {
  const elsewhere = facts.acceptedBefore ?? facts.acceptedAfter;
  if (elsewhere === null || elsewhere.route === facts.routeName) return false;
  const accepted = facts.credential?.accepted ?? [];
  const here = accepted.some(
    ({ route, origin }) => route === facts.routeName && origin === facts.target.origin,
  );
  return !here && (facts.acceptedAfter !== null || !hasEnded(facts));
}

/** "This origin accepted the same credential elsewhere", with its place; null when it was not seen. */
export function elsewhereEvidence(facts: Case): Evidence | null {
  const elsewhere = facts.acceptedBefore ?? facts.acceptedAfter;
  return elsewhere === null
    ? null
    : facts.at(
        facts.atExchange(elsewhere.exchange),
        'This origin accepts the same credential on another request.',
      );
}

/** Scopes that the challenge asks for and the token does not grant. */
export function missingScopes(facts: Case): string[] {
  const granted = new Set(scopesIn(facts.claims));
  const wanted = facts.challengeParam('scope').split(/\s+/).filter(Boolean).slice(0, 8);
  return wanted.filter((scope) => !granted.has(scope));
}

/** Whether the token's scopes name the resources of other routes and not the one of this route. */
export function scopesLackRoute(facts: Case): boolean {
  const scopes = scopesIn(facts.claims);
  if (scopes.length === 0) return false;
  const good = (facts.credential?.accepted ?? []).filter(({ origin }) => origin === facts.target.origin);
  return lacksScopeFor(
    facts.target.path,
    scopes,
    good.map(({ route }) => route.slice(route.indexOf(' ') + 1)),
  );
}

/** Whether the path names one object, and its collection or a sibling was accepted. */
export function isOneOfMany(facts: Case): boolean {
  const segments = facts.target.path.split('/', 32);
  const index = segments.findLastIndex(isIdSegment);
  if (index < 0) return false;
  const collection = `GET ${segments
    .slice(0, index)
    .map((one) => (isIdSegment(one) ? '*' : one))
    .join('/')}`;
  const routes = facts.origin?.routes;
  return (facts.route?.good.length ?? 0) > 0 || (routes?.get(collection)?.good.length ?? 0) > 0;
}

export function namesOneObject(facts: Case): boolean {
  return facts.target.path.split('/', 32).some(isIdSegment);
}

const privileged = /(^|[/_-])(admin\w*|manage\w*|internal|staff|root|superuser|moderat\w*|console)([/_-]|$)/i;

/** Whether the path names a place for privileged users. */
export function isPrivilegedPlace({ target }: Case): boolean {
  return privileged.test(target.path.slice(0, 512));
}
