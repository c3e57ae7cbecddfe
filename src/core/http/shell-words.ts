/**
 * The words of one command as a shell would take it apart: POSIX quoting with bash's `$'…'` (as DevTools writes
 * "Copy as cURL"), and the caret form of the Windows command prompt. Nothing is expanded: `$TOKEN` stays `$TOKEN`.
 */

export interface ShellWords {
  readonly words: readonly string[];
  /** Where the command ends in the text: after its line end, or at the end of the text. */
  readonly end: number;
}

/** More words than a command line has; the rest of the command is passed over. */
const mostWords = 4000;

/** Reads the command that begins at `start`, quoted line breaks included. Never throws; an open quote ends with the text. */
export function readShellWords(text: string, start: number): ShellWords {
  const end = commandEnd(text, start);
  const command = text.slice(start, end);
  return { words: isCaretQuoted(command) ? splitCaretQuoted(command) : splitPosix(command).words, end };
}

/** The command prompt's form escapes the very quotes: `^"…^"`. */
function isCaretQuoted(command: string): boolean {
  return /\s\^"/.test(command.slice(0, 4096));
}

function commandEnd(text: string, start: number): number {
  const line = text.indexOf('\n', start);
  const first = text.slice(start, line < 0 ? undefined : line);
  return isCaretQuoted(first) || /\s\^\r?$/.test(first) ? caretEnd(text, start) : splitPosix(text, start).end;
}

/** A caret before the line end carries the command on. */
function caretEnd(text: string, start: number): number {
  let at = start;
  for (;;) {
    const line = text.indexOf('\n', at);
    if (line < 0) return text.length;
    const last = text[line - 1] === '\r' ? line - 2 : line - 1;
    // A line break inside of an argument is written as a caret and two line ends.
    if (last < start || text[last] !== '^') return line + 1;
    at = line + 1;
  }
}

function splitCaretQuoted(command: string): string[] {
  const plain = command
    .replace(/\^\r?\n(\r?\n)?/g, (_, second?: string) => (second ? '\n' : ' '))
    .replace(/\^(.)/gs, '$1');
  const words: string[] = [];
  // What is left follows the C runtime's rules: "…" with \" and \\ inside.
  for (const [word] of plain.matchAll(/(?:"(?:[^"\\]|\\.)*"?|[^\s"])+/gs)) {
    if (words.length >= mostWords) break;
    words.push(
      word.replace(/"((?:[^"\\]|\\.)*)"?/gs, (_, inner: string) => inner.replace(/\\(["\\])/g, '$1')),
    );
  }
  return words;
}

/** Ends at an unquoted line end, `|`, `;` or `&`; what `>` and `<` point at is no argument. */
function splitPosix(text: string, start = 0): ShellWords {
  const words: string[] = [];
  let word: string | null = null;
  let redirect = false;
  let at = start;
  const finish = () => {
    if (word !== null && !redirect && words.length < mostWords) words.push(word);
    if (word !== null) redirect = false;
    word = null;
  };
  while (at < text.length) {
    const character = text[at] as string;
    if (character === '\n' || character === '|' || character === ';' || character === '&') break;
    if (character === '\\' || character === '`' || character === '^') {
      const lineEnd = /^\r?\n/.exec(text.slice(at + 1, at + 3));
      if (lineEnd !== null) {
        finish();
        at += 1 + lineEnd[0].length;
        continue;
      }
      if (character === '\\') at += 1;
      word = (word ?? '') + (text[at] ?? '');
      at += 1;
    } else if (character === "'" || character === '"' || (character === '$' && text[at + 1] === "'")) {
      const quoted = readQuoted(text, at);
      word = (word ?? '') + quoted.value;
      at = quoted.end;
    } else if (character === '>' || character === '<') {
      if (word !== null && /^[012]$/.test(word)) word = null;
      finish();
      redirect = true;
      at += 1;
      // `2>&1` and `>>file`.
      while (text[at] === '>' || text[at] === '&') at += 1;
    } else if (character === ' ' || character === '\t' || character === '\r') {
      finish();
      at += 1;
    } else {
      const stop = nextSpecial(text, at + 1);
      word = (word ?? '') + text.slice(at, stop);
      at = stop;
    }
  }
  finish();
  const line = text.indexOf('\n', at);
  return { words, end: line < 0 ? text.length : line + 1 };
}

function nextSpecial(text: string, from: number): number {
  let at = from;
  while (at < text.length && !' \t\r\n\\`^\'"$|;&<>'.includes(text[at] as string)) at += 1;
  return at;
}

interface Quoted {
  readonly value: string;
  readonly end: number;
}

function readQuoted(text: string, start: number): Quoted {
  const quote = text[start];
  if (quote === "'") {
    const close = text.indexOf("'", start + 1);
    const end = close < 0 ? text.length : close;
    return { value: text.slice(start + 1, end), end: end + 1 };
  }
  return quote === '"' ? readDoubleQuoted(text, start + 1) : readAnsiQuoted(text, start + 2);
}

function readDoubleQuoted(text: string, start: number): Quoted {
  const pieces: string[] = [];
  let from = start;
  let at = start;
  while (at < text.length && text[at] !== '"') {
    if (text[at] === '\\' && /["\\$`\n]/.test(text[at + 1] ?? '')) {
      pieces.push(text.slice(from, at), text[at + 1] === '\n' ? '' : (text[at + 1] as string));
      at += 2;
      from = at;
    } else at += 1;
  }
  pieces.push(text.slice(from, at));
  return { value: pieces.join(''), end: at + 1 };
}

const controls: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  a: '\x07',
  e: '\x1b',
};

/** Bash's `$'…'`: `\n`, `\xHH`, `\uHHHH`, and a backslash before anything else. */
function readAnsiQuoted(text: string, start: number): Quoted {
  const pieces: string[] = [];
  let from = start;
  let at = start;
  while (at < text.length && text[at] !== "'") {
    if (text[at] !== '\\') {
      at += 1;
      continue;
    }
    pieces.push(text.slice(from, at));
    const code = /^(?:x([\da-f]{1,2})|u([\da-f]{1,4}))/i.exec(text.slice(at + 1, at + 6));
    const escaped = text[at + 1] ?? '';
    if (code === null) pieces.push(controls[escaped] ?? escaped);
    else pieces.push(String.fromCharCode(Number.parseInt(code[1] ?? code[2] ?? '0', 16)));
    at += 1 + (code?.[0].length ?? 1);
    from = at;
  }
  pieces.push(text.slice(from, at));
  return { value: pieces.join(''), end: at + 1 };
}
