import { parseHar } from '../../core/http/har.ts';
import type { Expectation, Key } from '../../core/jose/key.ts';
import { type AuditedCapture, auditDocument } from '../../core/report/audit-document.ts';
import { auditMarkdown } from '../../core/report/audit-markdown.ts';
import { auditText } from '../../core/report/audit-text.ts';
import { findRule } from '../../core/rules/catalogue.ts';
import { originOf } from '../../core/session/cookies-seen.ts';
import { holdSession } from '../../core/session/holder.ts';
import { slice } from '../../core/session/log.ts';
import { auditReport, findings } from '../../core/session/selectors.ts';
import type { Session } from '../../core/session/session.ts';
import { verifyAll } from '../../core/session/verify-pending.ts';
import { type Severity, severities } from '../../core/spec/reference.ts';
import { type Command, type ExitStatus, UsageError, type World } from './command.ts';
import { expectationOptions, keyOptions, parseOptions, readExpectation, readKeyOptions } from './options.ts';
import { version } from './version.ts';

const formats = ['text', 'json', 'ndjson', 'markdown'] as const;
type Format = (typeof formats)[number];

/** `claimcheck audit CAPTURE.har…`: findings and diagnoses of one or more captures. */
export const audit: Command = async (args, world) => {
  const { values, positionals } = parseOptions(args, {
    format: { type: 'string' },
    'fail-on': { type: 'string' },
    'show-values': { type: 'boolean' },
    ...keyOptions,
    ...expectationOptions,
  });
  if (positionals.length === 0) throw new UsageError('audit takes at least one CAPTURE.har');
  const format = oneOf('--format', formats, values.format ?? 'text');
  const bar = oneOf('--fail-on', [...severities, 'never'] as const, values['fail-on'] ?? 'high');
  const keys = await readKeyOptions(values, world);
  const expectation = readExpectation(values);
  const options = { version, showValues: values['show-values'] ?? false };
  const captures: AuditedCapture[] = [];
  for (const path of positionals) {
    const capture = await auditCapture(path, await world.readInput(path), keys, expectation);
    if (format === 'ndjson') world.out(`${JSON.stringify(auditDocument([capture], options))}\n`);
    captures.push(capture);
  }
  write(world, format, captures, options);
  return exitStatus(captures, bar);
};

/** @throws UsageError naming the capture, where it is not a HAR */
export async function auditCapture(
  name: string,
  text: string,
  keys: readonly Key[],
  expectation: Expectation | null,
): Promise<AuditedCapture> {
  const har = parseHar(text);
  if ('error' in har) throw new UsageError(`${name}: ${har.error}`);
  const holder = holdSession();
  holder.dispatch({ type: 'keys-added', keys });
  holder.dispatch({ type: 'exchanges-captured', exchanges: har.exchanges });
  holder.dispatch({ type: 'capture-imported', name, notes: har.notes });
  if (expectation !== null) {
    const origins = new Set(slice(holder.state.exchanges).map(({ request }) => originOf(request.url)));
    for (const origin of origins) holder.dispatch({ type: 'expectation-set', origin, expectation });
  }
  await verifyAll(holder);
  return { name, session: holder.state, entries: har.entries };
}

function write(
  world: World,
  format: Format,
  captures: AuditedCapture[],
  options: { version: string; showValues: boolean },
) {
  if (format === 'json') world.out(`${JSON.stringify(auditDocument(captures, options), null, 2)}\n`);
  for (const { name, session } of captures) {
    for (const note of session.notes) world.err(`${note}\n`);
    if (format === 'text') world.out(auditText(name, session));
    if (format === 'markdown') world.out(`${auditMarkdown(auditReport(session), about(world, session))}\n`);
  }
}

const about = (world: World, session: Session) => ({
  now: world.now(),
  page: session.pageUrl,
  ruleOf: findRule,
});

function exitStatus(captures: readonly AuditedCapture[], bar: Severity | 'never'): ExitStatus {
  if (bar === 'never') return 0;
  const worst = captures.flatMap(({ session }) => findings(session).filter((one) => !one.undecided));
  return worst.some(({ severity }) => severities.indexOf(severity) <= severities.indexOf(bar)) ? 1 : 0;
}

function oneOf<T extends string>(option: string, allowed: readonly T[], given: string): T {
  const found = allowed.find((one) => one === given);
  if (found === undefined) throw new UsageError(`${option}: one of ${allowed.join(', ')}`);
  return found;
}
