/** A fault of our own, as it may be told and handed on: where our code stopped, and nothing that a page or server said. */

/** Lines of the stack that are told. */
const placesTold = 12;
/** Characters of a stack, and of one of its lines, that are looked at. */
const stackCap = 20_000;
const lineCap = 400;

/** The end of a stack's line in every engine: `…/assets/audit-view-B1x.js:1:2345`, in parentheses or not. */
const place = /([\w.-]{1,80}\.(?:m?js|tsx?):\d{1,7}:\d{1,7})\)?$/;
/** How a line of a stack begins: `    at …` in V8, `name@moz-extension://…` in SpiderMonkey. */
const frame = /^ {4}at |^[^@\s]{0,200}@[a-z-]{1,20}:\/\//;
const plainName = /^[A-Z][A-Za-z]{1,40}$/;

export interface Fault {
  /** What was at work: a view by its name, or a part of the extension. */
  readonly where: string;
  /** The error's class: `TypeError`. */
  readonly name: string;
  /** File, line and column in our own code, innermost first; never the path before the file. */
  readonly places: readonly string[];
}

/** What can be told of a thrown value. Its message is not read: it may quote what the page sent. */
export function describeFault(where: string, thrown: unknown): Fault {
  if (!isError(thrown)) return { where, name: 'a value that is no error', places: [] };
  return { where, name: plainName.test(thrown.name) ? thrown.name : 'Error', places: placesOf(thrown) };
}

/** Not by `instanceof` alone: the devtools page and the panel have an `Error` each. */
function isError(thrown: unknown): thrown is Error {
  return thrown instanceof Error || Object.prototype.toString.call(thrown) === '[object Error]';
}

/** So many different faults are kept; the first ones tell most. */
const mostFaults = 20;

/** Adds a fault to those that are known; false where it is known already, or there are enough. */
export function noteFault(known: Fault[], fault: Fault): boolean {
  const isKnown = known.some(
    ({ where, name, places }) =>
      where === fault.where && name === fault.name && places[0] === fault.places[0],
  );
  if (isKnown || known.length >= mostFaults) return false;
  known.push(fault);
  return true;
}

/** The places of a stack. V8 puts the message before them: it is cut off, and where it cannot be, nothing is told. */
function placesOf({ stack, message }: Error): string[] {
  if (typeof stack !== 'string') return [];
  return withoutMessage(stack, message)
    .slice(0, stackCap)
    .split('\n')
    .filter((line) => frame.test(line))
    .flatMap((line) => place.exec(line.slice(-lineCap))?.[1] ?? [])
    .slice(0, placesTold);
}

function withoutMessage(stack: string, message: string): string {
  const first = stack.slice(0, lineCap).split('\n', 1)[0] ?? '';
  if (frame.test(first) || (message === '' && plainName.test(first))) return stack;
  const at = message === '' ? -1 : stack.indexOf(message);
  return at < 0 ? '' : stack.slice(at + message.length);
}
