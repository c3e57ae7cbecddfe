import { parseHar, type ReadHar } from '../../core/http/har.ts';
import { parseRawExchange } from '../../core/http/raw-exchange.ts';
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
import {
  expectationOptions,
  keyOptions,
  parseOptions,
  readExpectation,
  readKeyOptions,
  readNow,
} from './options.ts';
import { version } from './version.ts';

const formats = ['text', 'json', 'ndjson', 'markdown'] as const;
type Format = (typeof formats)[number];

/** `claimcheck audit FILE…`: findings and diagnoses of one or more captures, or of what curl printed. */
export const audit: Command = async (args, world) => {
  const { values, positionals } = parseOptions(args, {
    format: { type: 'string' },
    'fail-on': { type: 'string' },
    'show-values': { type: 'boolean' },
    now: { type: 'string' },
    ...keyOptions,
    ...expectationOptions,
  });
  if (positionals.length === 0) throw new UsageError('audit takes at least one FILE or -');
  const format = oneOf('--format', formats, values.format ?? 'text');
  const bar = oneOf('--fail-on', [...severities, 'never'] as const, values['fail-on'] ?? 'high');
  const keys = await readKeyOptions(values, world);
  const expectation = readExpectation(values);
  const now = readNow(values.now) ?? world.now();
  const options = { version, showValues: values['show-values'] ?? false };
  const captures: AuditedCapture[] = [];
  for (const path of positionals) {
    const capture = await auditCapture(path, await world.readInput(path), { keys, expectation, now });
    if (format === 'ndjson') world.out(`${JSON.stringify(auditDocument([capture], options))}\n`);
    captures.push(capture);
  }
  write(world, format, captures, { ...options, now });
  return exitStatus(captures, bar);
};

interface Given {
  readonly keys: readonly Key[];
  readonly expectation: Expectation | null;
  /** Milliseconds since the epoch: the time of a pasted answer that bears none itself. */
  readonly now: number;
}

/** @throws UsageError naming the capture, where it is neither a HAR nor a request or an answer as text */
export async function auditCapture(
  name: string,
  text: string,
  { keys, expectation, now }: Given,
): Promise<AuditedCapture> {
  const capture = readCapture(text, now);
  if ('error' in capture) throw new UsageError(`${name}: ${capture.error}`);
  const holder = holdSession();
  holder.dispatch({ type: 'keys-added', keys });
  holder.dispatch({ type: 'exchanges-captured', exchanges: capture.exchanges });
  holder.dispatch({ type: 'capture-imported', name, notes: capture.notes });
  if (expectation !== null) {
    const origins = new Set(slice(holder.state.exchanges).map(({ request }) => originOf(request.url)));
    for (const origin of origins) holder.dispatch({ type: 'expectation-set', origin, expectation });
  }
  await verifyAll(holder);
  return { name, session: holder.state, entries: capture.entries };
}

type ReadCapture = Pick<ReadHar, 'exchanges' | 'entries' | 'notes'>;

function readCapture(text: string, now: number): ReadCapture | { readonly error: string } {
  const raw = parseRawExchange(text, now);
  if (raw !== null) return { ...raw, entries: [...raw.exchanges.keys()] };
  const har = parseHar(text);
  const isOther = 'error' in har && !/^\s*[{[]/.test(text.slice(0, 200)) && text.trim() !== '';
  return isOther ? { error: `${har.error} It is no request and no answer either.` } : har;
}

function write(
  world: World,
  format: Format,
  captures: AuditedCapture[],
  options: { version: string; showValues: boolean; now: number },
) {
  if (format === 'json') world.out(`${JSON.stringify(auditDocument(captures, options), null, 2)}\n`);
  for (const { name, session } of captures) {
    for (const note of session.notes) world.err(`${note}\n`);
    if (format === 'text') world.out(auditText(name, session));
    if (format === 'markdown')
      world.out(`${auditMarkdown(auditReport(session), about(options.now, session))}\n`);
  }
}

const about = (now: number, session: Session) => ({
  now,
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
