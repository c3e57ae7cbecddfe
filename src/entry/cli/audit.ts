import { type Baseline, readBaseline } from '../../core/report/baseline.ts';
import { showHidden } from '../../core/report/visible-text.ts';
import { isInForce, readWaivers, type Waiver, WaiverError } from '../../core/report/waiver.ts';
import { beginReport, reportFormats } from '../../core/report/write-report.ts';
import { severities } from '../../core/spec/reference.ts';
import { type AuditOrder, type CaptureAudit, openAuditor } from './audit-capture.ts';
import { type Command, type ExitStatus, UsageError, type World } from './command.ts';
import {
  expectationOptions,
  keyOptions,
  parseOptions,
  readExpectation,
  readKeyOptions,
  readNow,
} from './options.ts';
import { version } from './version.ts';

/** Milliseconds after which a person wants to know how far it is. */
const patience = 1000;

/** Milliseconds of auditing after which the rest is worth starting threads for. */
const threadPatience = 250;

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
  const failOn = oneOf('--fail-on', bars, values['fail-on'] ?? 'high');
  const now = readNow(values.now) ?? world.now();
  const waivers = await readWaiverFile(values.waivers, world);
  const baseline = await readBaselineFile(values.baseline, world);
  const order: AuditOrder = {
    format,
    keys: await readKeyOptions(values, world),
    expectation: readExpectation(values),
    options: { version, now, waivers, baseline, showValues: values['show-values'] ?? false },
    failOn,
  };
  const report = beginReport(format, order.options);
  const used = new Set<number>();
  let status: ExitStatus = 0;
  let read = 0;
  const startedAt = world.now();
  let done = 0;
  let isShown = false;
  for await (const audited of auditEach(positionals, order, world)) {
    if (isShown) world.progress('');
    done += 1;
    if ('error' in audited) {
      world.err(`claimcheck: ${showHidden(audited.error)}\n`);
      status = 2;
    } else {
      read += 1;
      for (const note of audited.notes) world.err(`${showHidden(note)}\n`);
      world.out(report.add(audited.part));
      for (const waiver of audited.usedWaivers) used.add(waiver);
      if (status === 0 && audited.isFailing) status = 1;
    }
    const next = positionals[done];
    isShown = next !== undefined && world.now() - startedAt > patience;
    if (isShown) world.progress(showHidden(`${done} of ${positionals.length} captures: ${next}`));
  }
  if (read > 0) {
    world.out(report.end());
    sayIdleWaivers(waivers, used, now, world);
  }
  return status;
};

/** In the order of the names. The first ones here: what is done in a moment is not worth a thread. */
async function* auditEach(
  names: readonly string[],
  order: AuditOrder,
  world: World,
): AsyncGenerator<CaptureAudit, undefined> {
  const auditHere = await openAuditor(order, world.readInput);
  const startedAt = world.now();
  for (const [index, name] of names.entries()) {
    if (world.auditInThreads !== undefined && world.now() - startedAt > threadPatience) {
      const rest = names.slice(index);
      // Standard input belongs to this thread.
      if (rest.length > 1 && !rest.includes('-')) {
        yield* world.auditInThreads(order, rest);
        return;
      }
    }
    yield await auditHere(name);
  }
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
  used: ReadonlySet<number>,
  now: number,
  world: World,
): void {
  for (const [index, waiver] of waivers.entries()) {
    const about = showHidden(`${waiver.rule} at ${waiver.place}`);
    if (!isInForce(waiver, now)) world.err(`The waiver of ${about} has ended.\n`);
    else if (!used.has(index)) world.err(`The waiver of ${about} fits nothing in this audit.\n`);
  }
}

function oneOf<T extends string>(option: string, allowed: readonly T[], given: string): T {
  const found = allowed.find((one) => one === given);
  if (found === undefined) throw new UsageError(`${option}: one of ${allowed.join(', ')}`);
  return found;
}
