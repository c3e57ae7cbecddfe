/** Hostile text inside of a Markdown sentence. */

/** Control characters and line breaks would start another block; invisible and reordering ones would lie. */
const breaking = /[\p{Cc}\u2028\u2029]+/gu;
const invisible = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/**
 * Makes any text a plain part of one Markdown line: nothing in it becomes markup, HTML, a link, an image or a mention,
 * in CommonMark and in what GitHub adds to it.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(breaking, ' ')
    .replace(invisible, '\u{fffd}')
    .replace(/[\\`*_{}[\]()#+!|~-]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('@', '&#64;')
    .replace(/:(?=\/\/)/g, '&#58;')
    .replace(/\bwww\./gi, '$&\u2060')
    .replace(/^(\s*\d{1,9})\./, '$1\\.');
}
