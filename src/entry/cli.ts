#!/usr/bin/env node
/** The command line: the same core on a HAR. Reads, dispatches, sets the exit status; nothing is fetched. */
import { existsSync, statSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
import { audit } from './cli/audit.ts';
import { type Command, type ExitStatus, UsageError, type World } from './cli/command.ts';
import { decode } from './cli/decode.ts';
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
  async readInput(path) {
    try {
      return path === '-' ? await readAll(process.stdin) : await readFile(path, 'utf8');
    } catch (error) {
      throw new UsageError(`${path}: cannot be read (${codeOf(error)})`);
    }
  },
  // A token is longer than any path may be: asking the file system about one throws on some systems.
  isFile: (path) => path.length < 4096 && existsSync(path) && statSync(path).isFile(),
  async writeFile(path, text) {
    try {
      await writeFile(path, text);
    } catch (error) {
      throw new UsageError(`${path}: cannot be written (${codeOf(error)})`);
    }
  },
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  // Back to the start of the line, and the rest of it cleared.
  progress: (text) => process.stderr.isTTY && process.stderr.write(`\r\u001b[K${text}`),
  now: () => Date.now(),
};

const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown';

async function main([name, ...args]: string[]): Promise<ExitStatus> {
  const command = name === undefined || !Object.hasOwn(commands, name) ? undefined : commands[name];
  if (command === undefined) {
    const asked = name === 'help' || name === '--help' || name === '-h' || name === '--version';
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

// A reader such as `head` may have seen enough: that is its right, and changes nothing of what was found.
process.stdout.on('error', (error) => {
  if (codeOf(error) !== 'EPIPE') throw error;
});
process.exitCode = await main(process.argv.slice(2));
