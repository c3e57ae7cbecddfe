/** Quoting of hostile text for a shell and for JavaScript. */

/** Control characters, and those that reorder or hide text on screen: never passed on as they are. */
const unsafe = /[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u;
const eachUnsafe = new RegExp(unsafe.source, 'gu');

const hex = (text: string, digits: number) => text.charCodeAt(0).toString(16).padStart(digits, '0');

/**
 * One word for a POSIX shell. Plain text goes between single quotes, where nothing has a meaning; text with control
 * or invisible characters goes into `$'…'` (bash, zsh, ksh), each such character written as an escape. NUL, which no
 * argument can hold, is dropped.
 */
export function quoteForShell(text: string): string {
  const whole = text.replaceAll('\0', '');
  if (!unsafe.test(whole)) return `'${whole.replaceAll("'", "'\\''")}'`;
  const escaped = whole
    .replace(/[\\']/g, '\\$&')
    .replaceAll('!', '\\041')
    .replace(eachUnsafe, (char) => (char <= '\x7f' ? `\\x${hex(char, 2)}` : `\\u${hex(char, 4)}`));
  return `$'${escaped}'`;
}

/** A JavaScript string literal that shows every control and invisible character as an escape. */
export function quoteForScript(text: string): string {
  return JSON.stringify(text).replace(eachUnsafe, (char) => `\\u${hex(char, 4)}`);
}

/** A field name as RFC 9110 §5.1 has it (a token); pseudo-header fields such as `:path` are none. */
export function isFieldName(name: string): boolean {
  return /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name);
}

/** A field value on one line: a line break in it would begin another header. */
export function onOneLine(value: string): string {
  return value.replace(/[\r\n\0]+/g, ' ');
}
