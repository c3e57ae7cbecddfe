/** What is wrong with a claims set that could be read: types and dates. Whether its times hold now is not asked here. */
import { standardClaims } from '../spec/claims.ts';
import { checkTypes } from './check-types.ts';
import type { JsonObject } from './json.ts';
import { checkDates } from './numeric-date.ts';
import type { Problem } from './token.ts';

/** Checks a claims set against the types of its standards. */
export function checkClaims(claims: JsonObject, problems: Problem[]): void {
  checkTypes(claims, standardClaims, 'payload', problems);
  checkDates(claims, problems);
}
