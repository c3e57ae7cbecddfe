import { slice } from '../../core/session/log.ts';
import { frameMessages as words } from '../frame/messages.ts';
import type { Store } from '../store.ts';

/** Saves the capture as a HAR without credentials, and says so. */
export async function exportCapture(store: Store): Promise<void> {
  const exchanges = slice(store.session.value.exchanges);
  if (exchanges.length === 0) {
    store.told.value = { tone: 'info', text: words.nothingToExport };
    return;
  }
  const { redactCapture } = await import('../../core/report/redacted-har.ts');
  store.host.saveFile('claimcheck.har', 'application/json', redactCapture(exchanges).har);
  store.told.value = { tone: 'good', text: words.exported(exchanges.length) };
}
