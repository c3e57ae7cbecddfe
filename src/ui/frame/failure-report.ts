/** What a person may hand on when a view has failed: where our own code stopped, and nothing that a page or server said. */

/** Lines of the stack that are told. */
const framesTold = 12;
/** Characters of a stack, and of one of its lines, that are looked at. */
const stackCap = 20_000;
const lineCap = 400;

/** The end of a stack's line in every engine: `…/assets/audit-view-B1x.js:1:2345`, in parentheses or not. */
const place = /([\w.-]{1,80}\.(?:m?js|tsx?):\d{1,7}:\d{1,7})\)?$/;
/** How a line of a stack begins: `    at …` in V8, `name@moz-extension://…` in SpiderMonkey. */
const frame = /^ {4}at |^[^@\s]{0,200}@[a-z-]{1,20}:\/\//;
const plainName = /^[A-Z][A-Za-z]{1,40}$/;
const browserVersion = /(?:Edg|Firefox|Chrome)\/\d{1,4}/g;

export interface Failure {
  /** The error's class: `TypeError`. */
  readonly name: string;
  /** File, line and column in our own code, innermost first; never the path before the file. */
  readonly places: readonly string[];
}

/** What can be told of a thrown value. Its message is not read: it may quote what the page sent. */
export function describeFailure(thrown: unknown): Failure {
  if (!(thrown instanceof Error)) return { name: 'a value that is no error', places: [] };
  return { name: plainName.test(thrown.name) ? thrown.name : 'Error', places: placesOf(thrown) };
}

/** The places of a stack. V8 puts the message before them: it is cut off, and where it cannot be, nothing is told. */
function placesOf({ stack, message }: Error): string[] {
  if (typeof stack !== 'string') return [];
  return withoutMessage(stack, message)
    .slice(0, stackCap)
    .split('\n')
    .filter((line) => frame.test(line))
    .flatMap((line) => place.exec(line.slice(-lineCap))?.[1] ?? [])
    .slice(0, framesTold);
}

function withoutMessage(stack: string, message: string): string {
  const first = stack.slice(0, lineCap).split('\n', 1)[0] ?? '';
  if (frame.test(first) || (message === '' && plainName.test(first))) return stack;
  const at = message === '' ? -1 : stack.indexOf(message);
  return at < 0 ? '' : stack.slice(at + message.length);
}

/** The browser's name and major version out of its user agent; Edge names Chrome as well, and its own name last. */
export function nameBrowser(userAgent: string): string {
  return userAgent.match(browserVersion)?.at(-1)?.replace('Edg/', 'Edge/').replace('/', ' ') ?? 'unknown';
}

/** The report as text: a line each for what failed, the browser, the error and the places. */
export function writeFailureReport(
  failure: Failure,
  { view, version, userAgent, note }: { view: string; version: string; userAgent: string; note: string },
): string {
  return [
    `Claimcheck ${version}: the ${view} view failed`,
    `Browser: ${nameBrowser(userAgent)}`,
    `Error: ${failure.name}`,
    ...failure.places.map((line) => `  at ${line}`),
    note,
  ].join('\n');
}
