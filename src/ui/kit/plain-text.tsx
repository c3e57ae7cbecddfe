import type { ComponentChildren } from 'preact';
import { kitMessages } from './messages.ts';

/** Characters that change how others look or cannot be seen, as ranges of code points: controls, bidi marks, zero-width, tags. */
const hiddenRanges: readonly (readonly [first: number, last: number])[] = [
  [0x00, 0x08],
  [0x0b, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x180e, 0x180e],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xfff9, 0xfffb],
  [0xe0000, 0xe007f],
];
const isHidden = (point: number) => hiddenRanges.some(([first, last]) => point >= first && point <= last);

const escaped = (point: number) => `\\u${point.toString(16).toUpperCase().padStart(4, '0')}`;

/**
 * Text from outside, with what cannot be seen made visible as `\u202E`: a name cannot pass for another one. Longer text than
 * `limit` (UTF-16 units) is cut and says so.
 */
export function PlainText({ text, limit = 4000 }: { text: string; limit?: number }) {
  const shown = text.slice(0, limit);
  const pieces: ComponentChildren[] = [];
  let plain = '';
  for (const character of shown) {
    const point = character.codePointAt(0) ?? 0;
    if (!isHidden(point)) {
      plain += character;
      continue;
    }
    pieces.push(plain);
    plain = '';
    pieces.push(
      <span key={pieces.length} class="esc" title={kitMessages.unseenCharacter}>
        {escaped(point)}
      </span>,
    );
  }
  pieces.push(plain);
  const more = text.length - shown.length;
  return (
    <>
      {pieces}
      {more > 0 ? <span class="mut"> … {kitMessages.moreCharacters(more)}</span> : null}
    </>
  );
}
