import { findInValue, looksLikeToken, toOccurrence } from './find-in-value.ts';
import type { Occurrence } from './occurrence.ts';
import { scanText } from './scan.ts';

/** Tokens in a pasted text. A text that is one damaged token and nothing else is taken as it is. */
export function findInText(text: string): readonly Occurrence[] {
  const found = scanText(text).map((hit) => toOccurrence(hit, 'pasted', '', []));
  if (found.length > 0) return found;
  const decoded = findInValue(text, { carrier: 'pasted', name: '' });
  if (decoded.length > 0) return decoded;
  const start = text.length - text.trimStart().length;
  const bare = text
    .trim()
    .replace(/^(?:authorization:\s*)?(?:bearer|dpop)\s+/i, '')
    .replace(/^["'`]|["'`]$/g, '');
  if (!looksLikeToken(bare)) return [];
  const from = text.indexOf(bare, start);
  return [
    {
      text: bare,
      carrier: 'pasted',
      name: '',
      scheme: '',
      span: [from, from + bare.length],
      wrappings: [],
      missingChunks: [],
    },
  ];
}
