import { redactCapture } from '../../core/report/redacted-har.ts';
import { showHidden } from '../../core/report/visible-text.ts';
import { type Command, UsageError } from './command.ts';
import { parseOptions } from './options.ts';
import { readCapture } from './read-capture.ts';

/** So many places are named in the receipt; the others are counted. */
const listedPlaces = 20;

/** `claimcheck redact CAPTURE.har -o OUT.har`: a HAR that can be shared, and a receipt on standard error. */
export const redact: Command = async (args, world) => {
  const { values, positionals } = parseOptions(args, { output: { type: 'string', short: 'o' } });
  const [input, ...more] = positionals;
  const { output } = values;
  if (input === undefined || more.length > 0) throw new UsageError('redact takes one FILE or -');
  if (output === undefined) throw new UsageError('redact: -o OUT.har is needed (- for standard output)');
  if (output === input && output !== '-') throw new UsageError(`${output}: is the capture itself`);
  const { exchanges, notes } = await readCapture(input, world.readInput, world.now());
  const { har, receipt } = redactCapture(exchanges);
  if (output === '-') world.out(har);
  else await world.writeFile(output, har);
  const { tokens, secrets, bodies, places } = receipt;
  const lines = [
    ...notes,
    `Requests: ${exchanges.length}. Tokens without signature: ${tokens}. Values replaced: ${secrets}. Bodies left out: ${bodies}.`,
    ...places.slice(0, listedPlaces).map(({ place, count }) => `  ${place}: ${count}`),
    ...(places.length > listedPlaces ? [`  and ${places.length - listedPlaces} more places`] : []),
    'Claims of tokens, URLs and other text stay: read the file before you hand it on.',
  ];
  world.err(lines.map((line) => `${showHidden(line)}\n`).join(''));
  return 0;
};
