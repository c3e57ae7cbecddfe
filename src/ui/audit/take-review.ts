/** Takes in a file of waivers or a saved report; other texts are left to others. */
import { isObject } from '../../core/http/har-entry.ts';
import { readWaivers, WaiverError } from '../../core/report/waiver.ts';
import type { Store, Told } from '../store.ts';
import { addWaivers, reviewOf } from './review.ts';
import { reviewMessages as words } from './review-messages.ts';
import { readSavedReport } from './saved-report.ts';

/** What came of it, after the Audit view was opened; null where the text is neither. */
export function takeReview(store: Store, name: string, text: string): Told | null {
  const told = looksLikeWaivers(text) ? takeWaivers(store, name, text) : takeReport(store, name, text);
  if (told !== null && told.tone !== 'error') store.open('audit');
  return told;
}

function takeWaivers(store: Store, name: string, text: string): Told {
  try {
    const waivers = readWaivers(text);
    addWaivers(reviewOf(store), waivers);
    return { tone: 'good', text: words.waiversRead(name, waivers.length) };
  } catch (error) {
    if (!(error instanceof WaiverError)) throw error;
    return { tone: 'error', text: words.notWaivers(name, error.message) };
  }
}

function takeReport(store: Store, name: string, text: string): Told | null {
  const saved = readSavedReport(name, text);
  if (saved === null) return null;
  reviewOf(store).saved.value = saved;
  return { tone: 'good', text: words.reportRead(name, saved.findings.length) };
}

/** A list whose first item names a rule: whatever else it is, it was meant as waivers. */
function looksLikeWaivers(text: string): boolean {
  if (!/^\s*\[/.test(text.slice(0, 200))) return false;
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) && isObject(list[0]) && 'rule' in list[0];
  } catch {
    return false;
  }
}
