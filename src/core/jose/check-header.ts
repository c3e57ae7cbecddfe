/** What is wrong with a JOSE header that could be read. */
import { headerParameters, standardHeaderParameters } from '../spec/header-parameters.ts';
import { checkTypes } from './check-types.ts';
import { type JsonObject, ownMember } from './json.ts';
import { escapeStep } from './json-scan.ts';
import { makeProblem } from './problems.ts';
import type { Problem } from './token.ts';

/** Checks a header. `unprotected` names the parameters that came in a header without integrity protection. */
export function checkHeader(
  header: JsonObject,
  format: 'jws' | 'jwe',
  unprotected: readonly string[],
  problems: Problem[],
): void {
  checkTypes(header, headerParameters, 'header', problems);
  if (!Object.hasOwn(header, 'alg')) problems.push(makeProblem('alg-missing', 'header'));
  if (format === 'jwe' && !Object.hasOwn(header, 'enc')) problems.push(makeProblem('enc-missing', 'header'));
  if (Object.hasOwn(header, 'crit')) checkCrit(header, unprotected, problems);
  if (Object.hasOwn(header, 'b64')) checkB64(header, unprotected, problems);
}

function checkCrit(header: JsonObject, unprotected: readonly string[], problems: Problem[]): void {
  const crit = ownMember(header, 'crit');
  if (unprotected.includes('crit')) problems.push(makeProblem('crit-unprotected', 'header', '/crit'));
  if (!Array.isArray(crit) || crit.length === 0) {
    problems.push(makeProblem('crit-empty', 'header', '/crit'));
    return;
  }
  const seen = new Set<string>();
  for (const name of crit) {
    if (typeof name !== 'string') continue;
    const tell = (code: 'crit-repeated' | 'crit-registered' | 'crit-member-missing') =>
      problems.push(makeProblem(code, 'header', '/crit', { name }));
    if (seen.has(name)) tell('crit-repeated');
    seen.add(name);
    if (standardHeaderParameters.has(name)) tell('crit-registered');
    if (!Object.hasOwn(header, name)) tell('crit-member-missing');
  }
}

function checkB64(header: JsonObject, unprotected: readonly string[], problems: Problem[]): void {
  const crit = ownMember(header, 'crit');
  const place = `/${escapeStep('b64')}`;
  if (unprotected.includes('b64')) problems.push(makeProblem('b64-unprotected', 'header', place));
  if (ownMember(header, 'b64') !== false) return;
  if (!Array.isArray(crit) || !crit.includes('b64')) {
    problems.push(makeProblem('b64-not-critical', 'header', place));
  }
  const typ = ownMember(header, 'typ');
  if (typeof typ === 'string' && typ.toUpperCase() === 'JWT') {
    problems.push(makeProblem('b64-in-jwt', 'header', place));
  }
}
