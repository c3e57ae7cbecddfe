/** Where a text stops being JSON (RFC 8259): the same place in every engine, whatever its own message says. */

export interface JsonFault {
  /** In UTF-16 units. */
  readonly offset: number;
  /** One-based. */
  readonly line: number;
  readonly column: number;
  /** The text ends before its value does: a file that was cut off. */
  readonly cutOff: boolean;
}

/** null where the text is JSON. One pass, no recursion. */
export function findJsonFault(text: string): JsonFault | null {
  const offset = readDocument(text);
  if (offset < 0) return null;
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return {
    offset,
    line,
    column: offset - lineStart + 1,
    cutOff: offset >= text.length && text.trim() !== '',
  };
}

type Expected = 'value' | 'value-or-end' | 'name' | 'name-or-end' | 'comma-or-end' | 'nothing';

const literal = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** The offset of the first fault, or -1. */
function readDocument(text: string): number {
  const open: string[] = [];
  let expected: Expected = 'value';
  let at = 0;
  for (;;) {
    while (isSpace(text.charCodeAt(at))) at += 1;
    if (at >= text.length) return expected === 'nothing' ? -1 : text.length;
    const character = text[at] as string;
    const closes = character === '}' || character === ']';
    if (closes && (expected === 'comma-or-end' || expected.endsWith('-or-end'))) {
      if (open.pop() !== character) return at;
      at += 1;
    } else if (character === ',' && expected === 'comma-or-end') {
      expected = open.at(-1) === '}' ? 'name' : 'value';
      at += 1;
      continue;
    } else if (expected === 'name' || expected === 'name-or-end') {
      if (character !== '"') return at;
      at = endOfString(text, at);
      if (at < 0) return ~at;
      while (isSpace(text.charCodeAt(at))) at += 1;
      if (text[at] !== ':') return Math.min(at, text.length);
      expected = 'value';
      at += 1;
      continue;
    } else if (expected === 'value' || expected === 'value-or-end') {
      if (character === '{' || character === '[') {
        open.push(character === '{' ? '}' : ']');
        expected = character === '{' ? 'name-or-end' : 'value-or-end';
        at += 1;
        continue;
      }
      const end = character === '"' ? endOfString(text, at) : endOfLiteral(text, at);
      if (end < 0) return ~end;
      at = end;
    } else return at;
    expected = open.length === 0 ? 'nothing' : 'comma-or-end';
  }
}

/** The index after the closing quote, or the complement of the fault's offset. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return at + 1;
    if (code < 0x20) return ~at;
    if (code === 0x5c) {
      const escaped = text[at + 1];
      if (escaped === undefined) break;
      if (escaped === 'u') {
        const digits = /^[0-9a-fA-F]*/.exec(text.slice(at + 2, at + 6)) as RegExpExecArray;
        const read = digits[0].length;
        if (read < 4) return at + 2 + read >= text.length ? ~text.length : ~(at + 2 + read);
        at += 5;
      } else if ('"\\/bfnrt'.includes(escaped)) at += 1;
      else return ~(at + 1);
    }
  }
  return ~text.length;
}

function endOfLiteral(text: string, start: number): number {
  literal.lastIndex = start;
  const match = literal.exec(text);
  if (match) return start + match[0].length;
  const rest = text.slice(start, start + 5);
  const cut =
    start + rest.length === text.length &&
    ['true', 'false', 'null', '-'].some((word) => word.startsWith(rest));
  return cut ? ~text.length : ~start;
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}
