import type { Finding } from '../rules/rule.ts';
import { exchangeFindings, sortFindings } from './select-tokens.ts';
import type { Session } from './session.ts';

/** The frame and the shown view ask for the same session, one after the other. */
const sorted = new WeakMap<Session, readonly Finding[]>();

/** Every finding of the session, worst first. */
export function findings(session: Session): readonly Finding[] {
  const known = sorted.get(session);
  if (known !== undefined) return known;
  const { derived, storage } = session;
  const all = sortFindings([
    ...[...derived.tokenFindings.values()].flat(),
    ...exchangeFindings(derived),
    ...[...derived.flowFindings.values()].flat(),
    ...[...derived.replayFindings.values()].flat(),
    ...(storage?.findings ?? []),
  ]);
  sorted.set(session, all);
  return all;
}
