import type { ComponentChildren } from 'preact';

/** Characters that change how others look or cannot be seen: controls, bidi marks, zero-width, tags. */
const hidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;

const escaped = (character: string) =>
  `\\u${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/**
 * Text from outside, with what cannot be seen made visible as `\u202E`: a name cannot pass for another one. Longer text than
 * `limit` (UTF-16 units) is cut and says so.
 */
export function PlainText({ text, limit = 4000 }: { text: string; limit?: number }) {
  const shown = text.slice(0, limit);
  const pieces: ComponentChildren[] = [];
  let end = 0;
  for (const match of shown.matchAll(hidden)) {
    pieces.push(shown.slice(end, match.index));
    pieces.push(
      <span key={match.index} class="esc" title="A character that cannot be seen">
        {escaped(match[0])}
      </span>,
    );
    end = match.index + match[0].length;
  }
  pieces.push(shown.slice(end));
  const more = text.length - shown.length;
  return (
    <>
      {pieces}
      {more > 0 ? <span class="mut"> … {more.toLocaleString('en')} more characters</span> : null}
    </>
  );
}
