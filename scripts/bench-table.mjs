/** Writes what was measured to `docs/performance.md`; the machine is named by what it has, not by who it is. */
import { writeFile } from 'node:fs/promises';
import { cpus, totalmem, type } from 'node:os';

/** @import { Result, Sizes } from './bench-browser.mjs' */

/**
 * @param {string} file
 * @param {readonly Result[]} results
 * @param {readonly string[]} versions
 * @param {Sizes} sizes
 */
export async function writePerformance(file, results, versions, { requests, runaway }) {
  const names = [...new Set(results.map(({ name }) => name))];
  const found = [...new Set(results.map(({ place }) => place))];
  const cell = (/** @type {string} */ name, /** @type {string} */ place) => {
    const result = results.find((one) => one.name === name && one.place === place);
    if (result === undefined) return '–';
    const value = `${result.value.toLocaleString('en')} ${result.unit}`.trim();
    return result.met ? value : `**${value}** missed`;
  };
  const bar = (/** @type {string} */ name) => {
    const { bar: text = '', unit = '' } = results.find((one) => one.name === name) ?? {};
    return text === '' ? '' : `${text} ${unit}`.trim();
  };
  const rows = [
    ['what', 'bar', ...found],
    ...names.map((name) => [name, bar(name), ...found.map((place) => cell(name, place))]),
  ];
  const machine = `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB of memory, ${type()}`;
  const text = `# Performance

What the panel costs, measured in the built extension in real browsers: ${requests.toLocaleString('en')} requests held,
2,000 distinct tokens among them, and a page that sends as many requests as it can for ${runaway} seconds.

Machine: ${machine}. Browsers: ${versions.join(', ')}.

${drawTable(rows)}

Requests come in as HAR files dropped on the panel, or from the page itself; nothing in the product is there for the
measurement. Bodies are not in the memory of a request: they have a cap of their own (Settings). What has no bar is there to
compare with: "the same thread without work" says how much of a pause is the machine's.

What is known of the misses: an extension that is told of each request makes the page wait even if it does nothing with it, and
asking for the bodies costs DevTools more than all that is then done with them. Firefox takes a tenth of a second to tell of a
request and another for its body, whatever is asked. What a page sends faster than bodies are handed over is shown without those
of routes that were read already, so that the list does not fall behind.

\`npm run bench:browser -- --write\` writes this page anew; \`npm run bench\` measures the engine alone, against floors and peers.
`;
  await writeFile(file, text);
}

/** As the formatter has it: columns of one width. @param {readonly (readonly string[])[]} rows The first is the head. */
function drawTable([head = [], ...rows]) {
  const widths = head.map((_, at) => Math.max(...[head, ...rows].map((row) => row[at]?.length ?? 0)));
  const line = (/** @type {readonly string[]} */ row) =>
    `| ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  const rule = line(widths.map((width) => '-'.repeat(width)));
  return [line(head), rule, ...rows.map(line)].join('\n');
}
