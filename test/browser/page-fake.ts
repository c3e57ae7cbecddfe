import { createContext, runInContext } from 'node:vm';
import type { InspectedWindow } from '../../src/browser/devtools-api.ts';
import { type FakeDatabases, fakeCaches, fakeIndexedDb } from './database-fake.ts';

export interface FakeDocument {
  url: string;
  /** Where it was loaded from, if a script has changed its URL since. */
  loadUrl?: string;
  local?: Record<string, string>;
  session?: Record<string, string>;
  cookie?: string;
  /** Storage may not be touched: what a sandboxed frame meets. */
  denied?: boolean;
  /** Elements by their name, in the order of the document. */
  elements?: Record<string, Record<string, string>[]>;
  /** `window.name` and `history.state`. */
  name?: string;
  state?: unknown;
  /** Database → object store → record by key. */
  databases?: FakeDatabases;
  /** Cache → URL → body of a JSON answer. */
  caches?: Record<string, Record<string, string>>;
  /** Runs in the page before anything is read: what a hostile page does to its own globals. */
  script?: string;
  frames?: FakeDocument[];
}

/** A page as `inspectedWindow` shows it: programs run in a realm of its own, the answer crosses as JSON, as the browsers do it. */
export function inspect(page: FakeDocument, options: { frameUrls?: boolean } = {}): InspectedWindow {
  const documents = new Map<string, object>();
  const top = buildWindow(page, undefined, documents);
  const loadUrlsIn = ({ url, loadUrl = url, frames = [] }: FakeDocument): string[] => [
    loadUrl.replace(/#.*/, ''),
    ...frames.flatMap(loadUrlsIn),
  ];
  return {
    reload() {},
    eval(expression, { frameURL }, done) {
      const target = frameURL === undefined ? top : documents.get(frameURL);
      if (target === undefined) {
        done(undefined, { isError: true, code: 'E_NOTFOUND' });
        return;
      }
      let answer: unknown;
      try {
        answer = runInContext(expression, target);
      } catch {
        done(undefined, { isException: true, value: 'Error' });
        return;
      }
      done(answer === undefined ? undefined : JSON.parse(JSON.stringify(answer)), undefined);
    },
    ...(options.frameUrls && {
      getResources: (done: (resources: unknown) => void) =>
        done(loadUrlsIn(page).map((url) => ({ url, type: 'document' }))),
    }),
  };
}

/**
 * Web storage as browsers have it (a legacy platform object of Web IDL): a key shows as a property only where neither
 * Storage nor Object has one of that name.
 */
const storageClass = `
  globalThis.Storage = class Storage {};
  const stores = new WeakMap();
  const members = {
    getItem: { value(name) { return stores.get(this).get(name) ?? null } },
    key: { value(index) { return [...stores.get(this).keys()][index] ?? null } },
    length: { get() { return stores.get(this).size } },
  };
  for (const name in members) Object.defineProperty(Storage.prototype, name, { ...members[name], enumerable: true, configurable: true });
  for (const name of ['getItem', 'key']) Object.defineProperty(Storage.prototype, name, { writable: true });
  globalThis.makeStorage = (entries) => {
    const store = new Map(entries);
    const isVisible = (target, name) => store.has(name) && !(name in Object.getPrototypeOf(target));
    const storage = new Proxy(new Storage(), {
      get: (target, name, self) => isVisible(target, name) ? store.get(name) : Reflect.get(Object.getPrototypeOf(target), name, self),
      ownKeys: (target) => [...store.keys()].filter((name) => isVisible(target, name)),
      getOwnPropertyDescriptor: (target, name) =>
        isVisible(target, name) ? { value: store.get(name), enumerable: true, configurable: true, writable: true } : undefined,
    });
    stores.set(storage, store);
    return storage;
  };
`;

function buildWindow(
  page: FakeDocument,
  parentOrigin: string | undefined,
  documents: Map<string, object>,
): object {
  const url = new URL(page.url);
  const origin = url.protocol === 'about:' ? 'null' : url.origin;
  const realm: Record<string, unknown> = {};
  const context = createContext(realm);
  // Attributes of the window are getters in browsers.
  const attributes = {
    window: context,
    location: { href: page.url, origin },
    name: page.name ?? '',
    history: { state: page.state ?? null },
    performance: { getEntriesByType: () => [{ name: page.loadUrl ?? page.url }] },
  };
  for (const [name, value] of Object.entries(attributes))
    Object.defineProperty(context, name, { get: () => value, enumerable: true, configurable: true });
  runInContext(storageClass, context);
  const area = (entries: Record<string, string> | undefined) => {
    const storage = runInContext(`makeStorage(${JSON.stringify(Object.entries(entries ?? {}))})`, context);
    return {
      get() {
        if (page.denied) throw new Error('SecurityError');
        return storage;
      },
    };
  };
  Object.defineProperty(context, 'localStorage', area(page.local));
  Object.defineProperty(context, 'sessionStorage', area(page.session));
  const frames: { src: string; contentWindow: object }[] = [];
  const noElement = { attributes: [] };
  realm.document = {
    cookie: page.cookie ?? '',
    getElementsByTagName: (name: string) => (name === 'iframe' ? frames : (page.elements?.[name] ?? [])),
    documentElement: noElement,
    body: noElement,
  };
  realm.TextDecoder = TextDecoder;
  realm.DOMException = DOMException;
  if (page.databases) realm.indexedDB = fakeIndexedDb(page.databases);
  if (page.caches) realm.caches = fakeCaches(page.caches);
  for (const [index, below] of (page.frames ?? []).entries()) {
    const inner = buildWindow(below, origin, documents);
    realm[index] = inner;
    frames.push({ src: below.url, contentWindow: inner });
  }
  documents.set(page.url, context);
  if (page.script) runInContext(page.script, context);
  if (parentOrigin === undefined || origin === 'null' || origin === parentOrigin) return context;
  // Seen from above, a window of another origin refuses every look at it.
  const refuse = () => {
    throw new Error('SecurityError');
  };
  return new Proxy({}, { get: refuse });
}
