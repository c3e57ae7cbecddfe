/** Runs the catalogue over one subject. A rule that throws becomes a finding that says so, and the others still run. */
import type { SeenToken } from '../find/seen.ts';
import type { Flow } from '../flows/flow.ts';
import type { Exchange, ExchangeId } from '../http/exchange.ts';
import type { Replay } from '../replay/replay.ts';
import { rules } from './catalogue.ts';
import type { Finding, Report, Rule, RuleContext, StoredToken, Subject, Subjects } from './rule.ts';

export function checkToken(seen: SeenToken, context: RuleContext): Finding[] {
  return check('token', seen, context, { token: seen.id, exchange: null });
}

export function checkExchange(exchange: Exchange, context: RuleContext): Finding[] {
  return check('exchange', exchange, context, { token: null, exchange: exchange.id });
}

export function checkReplay(replay: Replay, context: RuleContext): Finding[] {
  return check('replay', replay, context, { token: replay.token, exchange: replay.exchange });
}

export function checkFlow(flow: Flow, context: RuleContext): Finding[] {
  return check('flow', flow, context, { token: null, exchange: flow.steps.at(-1)?.exchange ?? null });
}

export function checkStored(stored: StoredToken, context: RuleContext): Finding[] {
  return check('storage', stored, context, { token: stored.seen.id, exchange: null });
}

/** Two hits of one rule on the same thing: the first keeps its place and evidence, both are counted. */
export function mergeFinding(first: Finding, again: Finding): Finding {
  return { ...first, count: first.count + again.count };
}

interface Place {
  readonly token: number | null;
  readonly exchange: ExchangeId | null;
}

function check<S extends Subject>(
  kind: S,
  subject: Subjects[S],
  context: RuleContext,
  place: Place,
): Finding[] {
  const findings: Finding[] = [];
  // A loop and no chain: a hundred rules look at each of a hundred thousand exchanges, and nearly all find nothing.
  for (const rule of rulesFor(kind)) {
    for (const finding of run(rule, subject, context, place)) findings.push(finding);
  }
  return findings;
}

const rulesBySubject = new Map<Subject, readonly Rule[]>();

function rulesFor<S extends Subject>(kind: S): readonly Rule<S>[] {
  const known = rulesBySubject.get(kind) ?? rules.filter((rule) => rule.subject === kind);
  rulesBySubject.set(kind, known);
  return known as readonly Rule<S>[];
}

const none: readonly Finding[] = [];

/** Exported for the tests: one rule over one subject. */
export function run<S extends Subject>(
  rule: Rule<S>,
  subject: Subjects[S],
  context: RuleContext,
  place: Place,
): readonly Finding[] {
  let found: Map<string, Finding> | null = null;
  const report = (hit: Report<Record<string, string>>) => {
    found ??= new Map();
    const finding = toFinding(rule, hit, place);
    const before = found.get(finding.key);
    found.set(finding.key, before === undefined ? finding : mergeFinding(before, finding));
  };
  try {
    rule.check(subject, context, report);
  } catch {
    return [couldNotRun(rule, place)];
  }
  return foundIn(found);
}

/** Apart from `run`, whose own view of the variable does not see what `report` does to it. */
const foundIn = (found: Map<string, Finding> | null): readonly Finding[] =>
  found === null ? none : [...found.values()];

function toFinding(rule: Rule, hit: Report<Record<string, string>>, place: Place): Finding {
  const message = fill(rule.messages[hit.message] ?? '', hit.data);
  return {
    rule: rule.id,
    key: hit.key ?? message,
    category: rule.category,
    severity: hit.severity ?? rule.severity,
    title: rule.title,
    message,
    token: hit.token ?? place.token,
    exchange: place.exchange,
    evidence: hit.evidence,
    undecided: hit.undecided ?? false,
    count: 1,
  };
}

/** What the rule met is unknown, so its words stay out of the report. */
function couldNotRun(rule: Rule, place: Place): Finding {
  return {
    rule: rule.id,
    key: '',
    category: rule.category,
    severity: 'note',
    title: 'This rule failed to run',
    message: `The rule ${rule.id} stopped with an error of Claimcheck's own; nothing is known about what it checks.`,
    ...place,
    evidence: [],
    undecided: true,
    count: 1,
  };
}

/** A name from outside may be as long as a book. */
const longestDatum = 80;

function fill(message: string, data: Readonly<Record<string, string | number>>): string {
  return message.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const datum = Object.hasOwn(data, name) ? String(data[name]) : whole;
    return datum.length > longestDatum ? `${datum.slice(0, longestDatum)}…` : datum;
  });
}
