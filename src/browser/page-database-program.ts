/**
 * Reads, inside of the inspected page, IndexedDB and Cache Storage. Both answer by and by, and DevTools does not wait for
 * a promise: one program starts the reading, another fetches what it has brought. Taken as text, like `page-program.ts`.
 */
import type { CollectOrder, Collector, UnreadCode } from './page-collector.ts';
import type { RawFrame, RawList } from './page-program.ts';

export interface DatabaseOrder extends CollectOrder {
  readonly id: string;
  readonly mostDatabases: number;
  readonly mostStores: number;
  /** Records of one object store, answers of one cache. */
  readonly mostRecords: number;
}

export interface TakeDatabasesOrder {
  readonly id: string;
  /** It took too long: what is there is taken, and the rest is left. */
  readonly stop: boolean;
}

/** What lies under the symbol until it is fetched. */
interface Slot {
  /** Being read now. */
  area: string;
  done: boolean;
  stopped: boolean;
  frame: RawFrame;
}

interface TakenDatabases {
  done: boolean;
  frame: RawFrame | null;
}

/** Starts the reading; false where the page forbids even that. */
export function startDatabases(
  order: DatabaseOrder,
  createCollector: (order: CollectOrder) => Collector,
): boolean {
  const frame = {
    __proto__: null,
    url: location.href,
    origin: location.origin,
    refused: '',
    foreign: { __proto__: null, length: 0 } as RawList<unknown>,
    entries: { __proto__: null, length: 0 } as RawList<unknown>,
    unread: { __proto__: null, length: 0 } as RawList<unknown>,
  } as RawFrame;
  const slot = { __proto__: null, area: '', done: false, stopped: false, frame } as unknown as Slot;
  (window as unknown as Record<symbol, Slot>)[Symbol.for(`claimcheck.databases.${order.id}`)] = slot;
  const bag = createCollector(order);
  const isOver = () => slot.stopped || bag.isFull();

  function miss(why: UnreadCode): void {
    bag.open(frame, slot.area);
    bag.miss(why);
  }

  async function attempt(name: string, read: () => Promise<void>): Promise<void> {
    slot.area = name;
    bag.open(frame, name);
    try {
      await read();
      if (slot.stopped) miss('slow');
    } catch (error) {
      miss(error instanceof DOMException && error.name === 'SecurityError' ? 'denied' : 'failed');
    }
  }

  async function readDatabases(): Promise<void> {
    if (typeof indexedDB === 'undefined') return;
    const known = await indexedDB.databases();
    if (known.length > order.mostDatabases) miss('capped');
    for (let index = 0; index < known.length && index < order.mostDatabases && !isOver(); index += 1) {
      const name = known[index]?.name;
      const database = name === undefined ? null : await openDatabase(name);
      if (database === null) {
        miss('failed');
        continue;
      }
      try {
        const stores = database.objectStoreNames;
        if (stores.length > order.mostStores) miss('capped');
        for (let at = 0; at < stores.length && at < order.mostStores && !isOver(); at += 1)
          await readStore(database, stores[at] ?? '');
      } finally {
        database.close();
      }
    }
  }

  function openDatabase(name: string): Promise<IDBDatabase | null> {
    return new Promise((resolve) => {
      const request = indexedDB.open(name);
      // Deleted since it was listed: it must not come back to life because we looked.
      request.onupgradeneeded = () => request.transaction?.abort();
      request.onerror = () => resolve(null);
      request.onblocked = () => resolve(null);
      request.onsuccess = () => {
        const database = request.result;
        // The page may want to upgrade or delete it: it must not wait for us.
        database.onversionchange = () => database.close();
        resolve(database);
      };
    });
  }

  function readStore(database: IDBDatabase, store: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const request = database.transaction(store, 'readonly').objectStore(store).openCursor();
      let count = 0;
      request.onerror = () => {
        miss('failed');
        resolve();
      };
      request.onsuccess = () => {
        try {
          const cursor = request.result;
          if (cursor === null) return resolve();
          if (count >= order.mostRecords || isOver()) {
            miss(slot.stopped ? 'slow' : 'capped');
            return resolve();
          }
          count += 1;
          const { key } = cursor;
          const isPlain = typeof key === 'string' || typeof key === 'number';
          bag.walk(`${database.name}/${store}/${isPlain ? key : `record ${count}`}`, cursor.value);
          cursor.continue();
        } catch (error) {
          reject(error);
        }
      };
    });
  }

  async function readCaches(): Promise<void> {
    // Only secure contexts have it.
    if (typeof caches === 'undefined') return;
    const names = await caches.keys();
    if (names.length > order.mostStores) miss('capped');
    for (let index = 0; index < names.length && index < order.mostStores && !isOver(); index += 1) {
      const name = names[index] ?? '';
      const cache = await caches.open(name);
      const requests = await cache.keys();
      if (requests.length > order.mostRecords) miss('capped');
      for (let at = 0; at < requests.length && at < order.mostRecords && !isOver(); at += 1) {
        const request = requests[at];
        if (request !== undefined) await readCached(cache, name, request);
      }
    }
  }

  async function readCached(cache: Cache, name: string, request: Request): Promise<void> {
    const [path = ''] = request.url.split('?', 1);
    const place = `${name}/${path}`;
    bag.give(`${place} (URL)`, request.url);
    bag.give(`${place} (Authorization)`, request.headers.get('authorization') ?? '');
    const response = await cache.match(request, { ignoreVary: true });
    const type = response?.headers.get('content-type') ?? '';
    if (!response?.body || !/json|^text\/(plain|html|xml)|urlencoded|^application\/xml/i.test(type)) return;
    const reader = response.body.getReader();
    const decoder = new TextDecoder();
    let text = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      text += decoder.decode(value, { stream: true });
      if (text.length > order.valueLength) {
        miss('capped');
        await reader.cancel();
        break;
      }
    }
    bag.give(place, text);
  }

  async function readAll(): Promise<void> {
    await attempt('indexed-db', readDatabases);
    await attempt('cache-storage', readCaches);
    slot.done = true;
  }

  void readAll();
  return true;
}

/** What the reading of this id has brought, once it is done or stopped; then the symbol is deleted. Null where there is none. */
export function takeDatabases(order: TakeDatabasesOrder): TakenDatabases | null {
  const symbol = Symbol.for(`claimcheck.databases.${order.id}`);
  const view = window as unknown as Record<symbol, Slot | undefined>;
  const slot = view[symbol];
  if (slot === undefined) return null;
  const taken = {
    __proto__: null,
    done: slot.done || order.stop,
    frame: slot.frame,
  } as unknown as TakenDatabases;
  if (!taken.done) {
    taken.frame = null;
    return taken;
  }
  if (!slot.done) {
    const { unread } = slot.frame;
    unread[unread.length] = slot.area;
    unread[unread.length + 1] = 'slow';
    unread.length += 2;
  }
  slot.stopped = true;
  delete view[symbol];
  return taken;
}
