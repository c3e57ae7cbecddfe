import { slice } from '../../core/session/log.ts';
import { frameMessages as words } from '../frame/messages.ts';
import type { Store, Told } from '../store.ts';

/** Saves the capture as a HAR without credentials, and says so. */
export async function exportCapture(store: Store): Promise<void> {
  const exchanges = slice(store.session.value.exchanges);
  if (exchanges.length === 0) {
    return tell(store, { tone: 'info', text: words.nothingToExport });
  }
  const { redactCapture } = await import('../../core/report/redacted-har.ts');
  store.host.saveFile('claimcheck.har', 'application/json', redactCapture(exchanges).har);
  tell(store, { tone: 'good', text: words.exported(exchanges.length) });
}

function tell(store: Store, told: Told): void {
  store.told.value = told;
  store.announce(told.text);
}
