/** Findings as a report counts them: each with its place, whether it is waived, and whether a saved report knew it. */
import type { Evidence } from '../http/evidence.ts';
import type { ExchangeId } from '../http/exchange.ts';
import type { Finding } from '../rules/rule.ts';
import { at } from '../session/log.ts';
import { findings } from '../session/selectors.ts';
import type { Session } from '../session/session.ts';
import { type Baseline, fingerprintOf } from './baseline.ts';
import { redactTokens } from './redact-request.ts';
import { covers, isInForce, type Waiver } from './waiver.ts';

export interface JudgedFinding {
  readonly finding: Finding;
  /** Origin, kind of place and name: the same from run to run, so that waivers and baselines can name it. */
  readonly place: string;
  readonly waiver: Waiver | null;
  /** The saved report lists it already. */
  readonly known: boolean;
}

export interface Judging {
  /** Milliseconds since the epoch: a waiver that has ended by then holds no more. */
  readonly now: number;
  readonly waivers: readonly Waiver[];
  /** null: there is nothing to hold it against, everything is new. */
  readonly baseline: Baseline | null;
}

/** Every finding of the session, worst first. */
export function judgeFindings(session: Session, { now, waivers, baseline }: Judging): JudgedFinding[] {
  const inForce = waivers.filter((waiver) => isInForce(waiver, now));
  return findings(session).map((finding) => {
    const place = placeOf(session, finding);
    const message = redactTokens(finding.message);
    return {
      finding,
      place,
      waiver: inForce.find((waiver) => covers(waiver, finding.rule, place)) ?? null,
      known: baseline?.has(fingerprintOf({ rule: finding.rule, place, message })) ?? false,
    };
  });
}

/**
 * For people: findings that say the same of the same place are one, with the evidence of all. A session renews its token
 * forty times, and what is missing in one is missing in each.
 */
export function mergeAlike(found: readonly JudgedFinding[]): JudgedFinding[] {
  const groups = new Map<string, JudgedFinding[]>();
  for (const one of found) {
    const { rule, severity, undecided, message } = one.finding;
    const key = JSON.stringify([rule, severity, undecided, message, one.place, one.waiver, one.known]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined || group.length === 1) return group;
    const byText = new Map(group.flatMap(({ finding }) => finding.evidence).map((one) => [one.text, one]));
    const count = group.reduce((sum, { finding }) => sum + finding.count, 0);
    return [{ ...first, finding: { ...first.finding, evidence: [...byText.values()], count } }];
  });
}

/** Whether it decides the exit status: it is certain, new, and nobody waived it. */
export function isCounted({ finding, waiver, known }: JudgedFinding): boolean {
  return !finding.undecided && waiver === null && !known;
}

function placeOf(session: Session, finding: Finding): string {
  const named = finding.evidence
    .map((evidence) => placeOfEvidence(session, evidence))
    .find((place) => place !== '');
  return redactTokens(named ?? placeOfToken(session, finding) ?? originAt(session, finding.exchange)).slice(
    0,
    300,
  );
}

function placeOfEvidence(session: Session, { place }: Evidence): string {
  if (place.kind === 'storage') return `${place.origin} storage ${place.name}`;
  if (!('exchange' in place)) return '';
  const name = 'name' in place ? ` ${place.name}` : '';
  return place.kind === 'exchange' ? '' : `${originAt(session, place.exchange)} ${place.kind}${name}`;
}

/** Where the token of a finding about its claims or its header was first seen. */
function placeOfToken(session: Session, { token }: Finding): string | undefined {
  const [first] = token === null ? [] : (session.derived.sightings.get(token) ?? []);
  if (first === undefined) return undefined;
  const { source, occurrence } = first;
  const origin =
    source.kind === 'exchange'
      ? originAt(session, source.exchange)
      : source.kind === 'storage'
        ? source.origin
        : '';
  return `${origin} ${occurrence.carrier} ${occurrence.name}`.trim();
}

function originAt(session: Session, id: ExchangeId | null): string {
  const url = id === null ? '' : (at(session.exchanges, id)?.request.url ?? '');
  return URL.canParse(url) ? new URL(url).origin : '';
}
