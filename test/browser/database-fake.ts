/** IndexedDB and Cache Storage as far as a reader of them goes; the browsers themselves are asked in test/e2e. */

export type FakeDatabases = Record<string, Record<string, Record<string, unknown>>>;

interface Request {
  result: unknown;
  onsuccess?: () => void;
  onerror?: () => void;
}

/** A request whose answer comes after its handlers were set. */
function answer(result: unknown): Request {
  const request: Request = { result };
  queueMicrotask(() => request.onsuccess?.());
  return request;
}

export function fakeIndexedDb(databases: FakeDatabases) {
  return {
    databases: async () => Object.keys(databases).map((name) => ({ name, version: 1 })),
    open: (name: string) => {
      const stores = databases[name] ?? {};
      return answer({
        name,
        objectStoreNames: Object.keys(stores),
        close() {},
        transaction: (store: string) => ({
          objectStore: () => ({ openCursor: () => openCursor(Object.entries(stores[store] ?? {})) }),
        }),
      });
    },
  };
}

function openCursor(records: [string, unknown][]): Request {
  const request = answer(null);
  const step = (index: number) => {
    const record = records[index];
    const next = () =>
      queueMicrotask(() => {
        step(index + 1);
        request.onsuccess?.();
      });
    request.result = record === undefined ? null : { key: record[0], value: record[1], continue: next };
  };
  step(0);
  return request;
}

export function fakeCaches(caches: Record<string, Record<string, string>>) {
  return {
    keys: async () => Object.keys(caches),
    open: async (name: string) => ({
      keys: async () => Object.keys(caches[name] ?? {}).map((url) => ({ url, headers: new Headers() })),
      match: async ({ url }: { url: string }) =>
        new Response(caches[name]?.[url], { headers: { 'content-type': 'application/json' } }),
    }),
  };
}
