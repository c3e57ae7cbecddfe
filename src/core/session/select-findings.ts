import type { Finding } from '../rules/rule.ts';
import { exchangeFindings, sortFindings } from './select-tokens.ts';
import type { Session } from './session.ts';

/** Every finding of the session, worst first. */
export function findings(session: Session): readonly Finding[] {
  const { derived, storage } = session;
  return sortFindings([
    ...[...derived.tokenFindings.values()].flat(),
    ...exchangeFindings(derived),
    ...[...derived.replayFindings.values()].flat(),
    ...(storage?.findings ?? []),
  ]);
}
