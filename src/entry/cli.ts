#!/usr/bin/env node
/** The command line: the same core on a HAR. Reads, dispatches, sets the exit status; nothing is fetched. */
import { isMainThread } from 'node:worker_threads';
import { audit } from './cli/audit.ts';
import { auditInThreads, serveAudits } from './cli/audit-threads.ts';
import { type Command, type ExitStatus, UsageError, type World } from './cli/command.ts';
import { decode } from './cli/decode.ts';
import { codeOf, nodeWorld } from './cli/node-world.ts';
import { redact } from './cli/redact.ts';
import { verify } from './cli/verify.ts';
import { version } from './cli/version.ts';

const usage = `claimcheck ${version}
  claimcheck decode TOKEN|FILE|- [--json]
  claimcheck verify TOKEN|FILE|- --key FILE… | --secret TEXT [--secret-encoding utf8|base64|base64url|hex] [--json] [--now ISO]
  claimcheck audit  FILE…|- [--key FILE…] [--format text|json|ndjson|sarif|markdown|html] [--fail-on critical|high|medium|low|never]
                    [--waivers FILE] [--baseline FILE] [--show-values] [--now ISO]
  claimcheck redact FILE|- -o OUT.har
    FILE is a HAR, or text: what curl -i or curl -v printed (with the command, or without), or a raw request and its answer
    --waivers   [{"rule", "place", "reason", "until"}], places as a JSON report writes them, * for any text
    --baseline  a saved JSON report: only what it does not list counts
  verify and audit: [--issuer URL] [--audience VALUE…] [--alg NAME…] [--leeway SECONDS]
`;

const commands: Readonly<Record<string, Command>> = { audit, decode, redact, verify };

const world: World = {
  ...nodeWorld,
  auditInThreads: (order, names) => auditInThreads(new URL(import.meta.url), order, names),
};

/** Options that ask how it is used, alone or behind a command. */
const questions: ReadonlySet<string> = new Set(['--help', '-h', '--version']);

async function main([name, ...args]: string[]): Promise<ExitStatus> {
  const command = name === undefined || !Object.hasOwn(commands, name) ? undefined : commands[name];
  const asked = name === 'help' || questions.has((args.length === 1 ? args[0] : name) ?? '');
  if (asked || command === undefined) {
    (asked ? world.out : world.err)(usage);
    return asked ? 0 : 2;
  }
  try {
    return await command(args, world);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    world.err(`claimcheck: ${error.message}\n`);
    return 2;
  }
}

// A thread of the pool runs this same file.
if (isMainThread) {
  // A reader such as `head` may have seen enough: that is its right, and changes nothing of what was found.
  process.stdout.on('error', (error) => {
    if (codeOf(error) !== 'EPIPE') throw error;
  });
  process.exitCode = await main(process.argv.slice(2));
} else {
  await serveAudits(nodeWorld.readInput);
}
