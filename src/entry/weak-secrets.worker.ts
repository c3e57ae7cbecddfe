/** Gets the text of a token, tries every secret that everyone knows on it, and reports. It is ended from outside. */
import { dictionary } from '@zxcvbn-ts/language-common';
import { decodeToken } from '../core/jose/decode.ts';
import { searchSecret, type WeakSecret } from '../core/jose/weak-secrets.ts';
import { knownWeakSecrets } from '../core/jose/weak-secrets-list.ts';

export type SearchReport =
  | { readonly type: 'tried'; readonly tried: number; readonly total: number }
  | { readonly type: 'done'; readonly found: WeakSecret | null };

/** The secrets of tutorials and defaults first, then passwords and words, as they stand and with a capital: the dictionary has small letters only. */
function candidates(): readonly string[] {
  const words = [...dictionary['passwords-common'], ...dictionary['diceware-common']];
  const capitals = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return [...new Set([...knownWeakSecrets, ...words, ...capitals])];
}

const report = (one: SearchReport) => postMessage(one);

addEventListener('message', ({ data }: MessageEvent<string>) => {
  const all = candidates();
  const steps = searchSecret(decodeToken(data), all);
  let step = steps.next();
  for (; !step.done; step = steps.next()) report({ type: 'tried', tried: step.value, total: all.length });
  report({ type: 'done', found: step.value });
});
