/** Reads `Error.prototype.stack`: no standard, but two forms, V8's and Firefox's. The page may have written it: not trusted. */
import type { InitiatorFrame } from '../core/http/exchange.ts';

const mostLines = 50;
const mostLineLength = 2000;

/** The innermost call of a script that came from the web; null where there is none. */
export function webFrameOf(stack: string): InitiatorFrame | null {
  for (const line of stack.split('\n', mostLines)) {
    const frame = frameIn(line.slice(0, mostLineLength).trim());
    if (frame !== null) return frame;
  }
  return null;
}

/**
 * `at save (https://a.example/app.js:12:3)`, `at https://a.example/app.js:12:3`, `save@https://a.example/app.js:12:3`.
 * Of code that was made by `eval`, the place that evaluated it.
 */
function frameIn(line: string): InitiatorFrame | null {
  const start = line.search(/(?<=^|[@( ])https?:\/\//);
  if (start < 0) return null;
  const [place = ''] = line.slice(start).split('), ', 1);
  const parts =
    /^(.+?) line (\d{1,7}) > /.exec(place) ?? /^(.+?)(?::(\d{1,7}))?(?::(\d{1,7}))?\)?$/.exec(place);
  const [, url, lineNumber, columnNumber] = parts ?? [];
  if (url === undefined || lineNumber === undefined || !URL.canParse(url)) return null;
  return {
    functionName: nameIn(line.slice(0, start)),
    url,
    lineNumber: Math.max(0, Number(lineNumber) - 1),
    columnNumber: Math.max(0, Number(columnNumber ?? 1) - 1),
  };
}

function nameIn(before: string): string {
  const evaluated = before.lastIndexOf('(eval at ');
  return before
    .slice(evaluated < 0 ? 0 : evaluated + 6)
    .replace(/^at (?:async )?|^async\*/, '')
    .replace(/[ @(]{1,2}$/, '');
}
