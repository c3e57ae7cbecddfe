import { requestCount, requestRow, tokenCount } from '../../core/session/selectors.ts';
import type { Store, Told } from '../store.ts';
import { importMessages as words } from './messages.ts';

/** So many exchanges are taken in before the panel may draw again. */
const batch = 500;
const pause = () => new Promise<void>((resume) => setTimeout(resume, 0));

/** Takes in a text under its name, says what came of it, and leads to it. Nothing is lost or changed when it is no good. */
export async function takeText(store: Store, name: string, text: string): Promise<Told> {
  const told = await takeImport(store, name, text);
  store.told.value = told;
  return told;
}

async function takeImport(store: Store, name: string, text: string): Promise<Told> {
  // Fetched when it is needed: most sessions import nothing.
  const { readImport } = await import('./read-import.ts');
  const read = await readImport(text, store.now.value);
  switch (read.kind) {
    case 'failed':
      return { tone: 'error', text: words.notHar(name, read.why) };
    case 'capture': {
      const first = requestCount(store.session.value);
      for (let start = 0; start < read.exchanges.length; start += batch) {
        store.dispatch({
          type: 'exchanges-captured',
          exchanges: read.exchanges.slice(start, start + batch),
        });
        await pause();
      }
      store.dispatch({ type: 'capture-imported', name, notes: read.notes });
      if (read.form === 'raw') store.open('requests', failingSince(store, first));
      const summary = words.captureRead(name, read.exchanges.length);
      return { tone: read.notes.length > 0 ? 'warn' : 'good', text: [summary, ...read.notes].join(' ') };
    }
    case 'keys':
      store.dispatch({ type: 'keys-added', keys: read.keys });
      store.open('keys', read.keys[0]?.id ?? null);
      return { tone: 'good', text: words.keysRead(read.keys.length) };
    case 'text':
      return takeTokens(store, name, read.text);
  }
}

/** The first request from `first` on that was refused, else the last one: what a pasted failure is about. */
function failingSince(store: Store, first: number): number {
  const session = store.session.value;
  const last = requestCount(session) - 1;
  for (let id = first; id <= last; id += 1) if (requestRow(session, id).diagnosis !== null) return id;
  return last;
}

function takeTokens(store: Store, name: string, text: string): Told {
  const before = tokenCount(store.session.value);
  store.dispatch({ type: 'text-pasted', text, at: store.now.value });
  const after = tokenCount(store.session.value);
  if (after > before) {
    store.open('tokens', before);
    return { tone: 'good', text: words.tokensRead(after - before) };
  }
  const known = knownToken(store, text.trim());
  if (known !== undefined) {
    store.open('tokens', known);
    return { tone: 'info', text: words.tokenKnown };
  }
  return { tone: 'error', text: words.nothing(name) };
}

const knownToken = (store: Store, text: string) =>
  store.session.value.derived.idByText.get(text.replace(/^bearer\s+/i, ''));
