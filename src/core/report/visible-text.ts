/** Characters that do not show, or that show as something else: what came from outside must not act on where it is read. */

/** Control characters, format characters (zero width, bidi) and the two separators that end a line. */
const hidden = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** For a terminal: each such character as its code point, so that it is seen and drives nothing. */
export function showHidden(text: string): string {
  return text.replace(hidden, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

/** For a document: line breaks and tabs become a space, every other one the replacement character. */
export function replaceHidden(text: string): string {
  return text
    .replace(/[\t\r\n\u2028\u2029]+/g, ' ')
    .replace(hidden, '\u{fffd}')
    .toWellFormed();
}
