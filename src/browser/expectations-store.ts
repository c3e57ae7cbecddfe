/**
 * What the person set that their APIs expect, in `storage.local`: only where they asked that it is kept, and apart from the
 * settings, because it names hosts. The one other thing that is ever stored.
 */
import browser from 'webextension-polyfill';
import type { Expectation } from '../core/jose/key.ts';
import type { Expectations } from '../core/session/host.ts';

const key = 'expectations';
/** Origins, and entries of one list; what is more than that was not written by us. */
const most = 200;
const longest = 2000;

const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= longest;
const isList = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.length <= most && value.every(isText);

/** The expectation in `value`, whatever it is; null where it is none. */
function acceptExpectation(value: unknown): Expectation | null {
  if (typeof value !== 'object' || value === null) return null;
  const { issuer, audiences, algorithms, leewaySeconds } = value as Readonly<Record<string, unknown>>;
  if (!isText(issuer) || !isList(audiences) || !isList(algorithms)) return null;
  if (typeof leewaySeconds !== 'number' || !(leewaySeconds >= 0)) return null;
  return { issuer, audiences, algorithms, leewaySeconds };
}

/** What is kept, by origin; empty where nothing is, or what is there is not ours. */
export async function loadExpectations(): Promise<Expectations> {
  const stored: unknown = (await browser.storage.local.get(key))[key];
  if (!Array.isArray(stored)) return new Map();
  const accepted = stored.slice(0, most).flatMap((entry: unknown): [string, Expectation][] => {
    if (!Array.isArray(entry) || !isText(entry[0])) return [];
    const expectation = acceptExpectation(entry[1]);
    return expectation === null ? [] : [[entry[0], expectation]];
  });
  return new Map(accepted);
}

/** Keeps these in place of the former; none at all leaves nothing behind. Rejects where the browser refuses storage. */
export async function keepExpectations(expectations: Expectations): Promise<void> {
  if (expectations.size === 0) await browser.storage.local.remove(key);
  else await browser.storage.local.set({ [key]: [...expectations].slice(0, most) });
}
