/** HTML that is put together from text: whatever is filled in is escaped, unless it was made here itself. */
import { replaceHidden } from './visible-text.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Any text as a part of HTML's text or of a quoted attribute value; nothing in it is markup, nothing hides or reorders. */
export function escapeHtml(text: string): string {
  return replaceHidden(text).replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

/** Markup that {@link html} has made. Only the class tells it from text, so text can never pass for it. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | number | Markup | readonly Markup[];

/** Builds markup: strings and numbers between the literal parts are escaped, markup stays as it is. */
export function html(literals: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(
    literals
      .map((literal, index) => literal + (index < parts.length ? fill(parts[index] ?? '') : ''))
      .join(''),
  );
}

function fill(part: Part): string {
  if (part instanceof Markup) return part.text;
  if (typeof part === 'string' || typeof part === 'number') return escapeHtml(String(part));
  return part.map(({ text }) => text).join('');
}
