import type { Expectation, Key } from '../../core/jose/key.ts';
import type { AuditedCapture } from '../../core/report/audit-document.ts';
import { type Baseline, readBaseline } from '../../core/report/baseline.ts';
import { isCounted, type JudgedFinding, judgeFindings } from '../../core/report/judged-finding.ts';
import { showHidden } from '../../core/report/visible-text.ts';
import { covers, isInForce, readWaivers, type Waiver, WaiverError } from '../../core/report/waiver.ts';
import { beginReport, reportFormats } from '../../core/report/write-report.ts';
import { originOf } from '../../core/session/cookies-seen.ts';
import { holdSession } from '../../core/session/holder.ts';
import { slice } from '../../core/session/log.ts';
import { verifyAll } from '../../core/session/verify-pending.ts';
import { type Severity, severities } from '../../core/spec/reference.ts';
import { type Command, type ExitStatus, UsageError, type World } from './command.ts';
import {
  expectationOptions,
  keyOptions,
  parseOptions,
  readExpectation,
  readKeyOptions,
  readNow,
} from './options.ts';
import { readCapture } from './read-capture.ts';
import { version } from './version.ts';

/** Milliseconds after which a person wants to know how far it is. */
const patience = 1000;

/** The bars of `--fail-on`, worst first; a note never fails a build. */
const bars = [...severities.filter((severity) => severity !== 'note'), 'never'] as const;

/**
 * `claimcheck audit FILE…`: findings and diagnoses of one or more captures, or of what curl printed. Each capture is
 * read, judged, reported and let go before the next; one that cannot be read is told of, and the others are done.
 */
export const audit: Command = async (args, world) => {
  const { values, positionals } = parseOptions(args, {
    format: { type: 'string' },
    'fail-on': { type: 'string' },
    'show-values': { type: 'boolean' },
    waivers: { type: 'string' },
    baseline: { type: 'string' },
    now: { type: 'string' },
    ...keyOptions,
    ...expectationOptions,
  });
  if (positionals.length === 0) throw new UsageError('audit takes at least one FILE or -');
  const format = oneOf('--format', reportFormats, values.format ?? 'text');
  const bar = oneOf('--fail-on', bars, values['fail-on'] ?? 'high');
  const keys = await readKeyOptions(values, world);
  const expectation = readExpectation(values);
  const now = readNow(values.now) ?? world.now();
  const waivers = await readWaiverFile(values.waivers, world);
  const baseline = await readBaselineFile(values.baseline, world);
  const judging = { now, waivers, baseline };
  const report = beginReport(format, { ...judging, version, showValues: values['show-values'] ?? false });
  const used = new Set<Waiver>();
  let status: ExitStatus = 0;
  let read = 0;
  const startedAt = world.now();
  for (const [index, path] of positionals.entries()) {
    const isLong = index > 0 && world.now() - startedAt > patience;
    if (isLong) world.progress(showHidden(`${index} of ${positionals.length} captures: ${path}`));
    const capture = await unlessUnreadable(auditCapture(path, world, { keys, expectation, now }), world);
    if (isLong) world.progress('');
    if (capture === null) {
      status = 2;
      continue;
    }
    read += 1;
    for (const note of capture.session.notes) world.err(`${showHidden(note)}\n`);
    world.out(report.add(capture));
    const found = judgeFindings(capture.session, judging);
    for (const waiver of waivers)
      if (found.some(({ finding, place }) => covers(waiver, finding.rule, place))) used.add(waiver);
    if (status === 0 && found.some((one) => isAtOrAbove(one, bar))) status = 1;
  }
  if (read > 0) {
    world.out(report.end());
    sayIdleWaivers(waivers, used, now, world);
  }
  return status;
};

interface Given {
  readonly keys: readonly Key[];
  readonly expectation: Expectation | null;
  /** Milliseconds since the epoch: the time of a pasted answer that bears none itself. */
  readonly now: number;
}

/** @throws UsageError naming the capture that cannot be read */
async function auditCapture(
  name: string,
  world: World,
  { keys, expectation, now }: Given,
): Promise<AuditedCapture> {
  const { exchanges, entries, notes } = await readCapture(name, world, now);
  const holder = holdSession();
  holder.dispatch({ type: 'keys-added', keys });
  holder.dispatch({ type: 'exchanges-captured', exchanges });
  holder.dispatch({ type: 'capture-imported', name, notes });
  if (expectation !== null) {
    const origins = new Set(slice(holder.state.exchanges).map(({ request }) => originOf(request.url)));
    for (const origin of origins) holder.dispatch({ type: 'expectation-set', origin, expectation });
  }
  await verifyAll(holder);
  return { name, session: holder.state, entries };
}

/** null for a capture that cannot be read: one line says why. */
async function unlessUnreadable<T>(work: Promise<T>, world: World): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    world.err(`claimcheck: ${showHidden(error.message)}\n`);
    return null;
  }
}

function isAtOrAbove(judged: JudgedFinding, bar: Severity | 'never'): boolean {
  if (bar === 'never' || !isCounted(judged)) return false;
  return severities.indexOf(judged.finding.severity) <= severities.indexOf(bar);
}

async function readWaiverFile(path: string | undefined, world: World): Promise<readonly Waiver[]> {
  if (path === undefined) return [];
  const text = await world.readInput(path);
  try {
    return readWaivers(text);
  } catch (error) {
    if (error instanceof WaiverError) throw new UsageError(`${path}: ${error.message}`);
    throw error;
  }
}

async function readBaselineFile(path: string | undefined, world: World): Promise<Baseline | null> {
  if (path === undefined) return null;
  const baseline = readBaseline(await world.readInput(path));
  if (baseline === null) throw new UsageError(`${path}: no report of claimcheck audit --format json`);
  return baseline;
}

/** A waiver that does nothing hides that something was mended, or that it is about to come back. */
function sayIdleWaivers(
  waivers: readonly Waiver[],
  used: ReadonlySet<Waiver>,
  now: number,
  world: World,
): void {
  for (const waiver of waivers) {
    const about = showHidden(`${waiver.rule} at ${waiver.place}`);
    if (!isInForce(waiver, now)) world.err(`The waiver of ${about} has ended.\n`);
    else if (!used.has(waiver)) world.err(`The waiver of ${about} fits nothing in this audit.\n`);
  }
}

function oneOf<T extends string>(option: string, allowed: readonly T[], given: string): T {
  const found = allowed.find((one) => one === given);
  if (found === undefined) throw new UsageError(`${option}: one of ${allowed.join(', ')}`);
  return found;
}
