/**
 * What notes, inside of the inspected page, which of its scripts writes a token into web storage or `document.cookie`.
 * Injected on a reload that a person asked for, before any script of the page; the next reload takes it away. Its text is
 * taken as it stands, like `page-program.ts`. No value is kept: only the area, the name and the call stack of the newest
 * write of each.
 */
import type { RawList } from './page-program.ts';

/** Call stacks name it (source map specification, sourceURL), which tells its own frames from the page's. */
const scriptName = 'claimcheck-trace.js';

interface RecordOrder {
  /** Places that are noted. */
  readonly mostPlaces: number;
  /** UTF-16 units after which a name, and a stack, is cut. */
  readonly nameLength: number;
  readonly stackLength: number;
}

const order: RecordOrder = { mostPlaces: 300, nameLength: 8192, stackLength: 4000 };

/** The constant text that is injected. Chromium puts it between `(function(){` and `})()`: hence the line break at its end. */
export const recorderScript = `(${recordWrites})(${JSON.stringify(order)})\n//# sourceURL=${scriptName}\n`;

/**
 * Wraps `setItem` of web storage, `set` of the cookie store and the setter of `document.cookie`; leaves area, name, stack
 * in a row under a symbol.
 */
function recordWrites({ mostPlaces, nameLength, stackLength }: RecordOrder): void {
  const slot = Symbol.for('claimcheck.writes');
  if (slot in window) return;
  const writes = { __proto__: null, length: 0 } as unknown as RawList<string>;
  Object.defineProperty(window, slot, { value: writes, configurable: true });

  // Taken before any script of the page can put its own in their place.
  const { apply } = Reflect;
  const { indexOf, slice } = String.prototype;
  const ownProperty = Object.getOwnPropertyDescriptor;
  const NativeError = Error;
  const indexes = { __proto__: null } as unknown as Record<string, number | undefined>;
  let local: Storage | null = null;
  try {
    local = window.localStorage;
  } catch {
    // A document without storage; its cookies are refused too.
  }
  let isNoting = false;

  const has = (text: string, part: string): boolean => apply(indexOf, text, [part]) >= 0;
  const cut = (text: string, length: number): string => apply(slice, text, [0, length]);

  function note(area: string, name: unknown, value: unknown): void {
    if (isNoting || typeof name !== 'string' || typeof value !== 'string') return;
    // An encoded JSON object begins with either; what is noted in vain is never shown.
    if (!has(value, 'ey') && !has(value, 'ew')) return;
    isNoting = true;
    try {
      keep(area, name);
    } catch {
      // No room on the stack, say: the page's write went well, and that is what counts.
    }
    isNoting = false;
  }

  function keep(area: string, name: string): void {
    const place = `${area} ${cut(name, nameLength)}`;
    const known = indexes[place];
    if (known === undefined && writes.length >= mostPlaces * 3) return;
    const index = known ?? writes.length;
    if (known === undefined) writes.length += 3;
    indexes[place] = index;
    writes[index] = area;
    writes[index + 1] = cut(name, nameLength);
    writes[index + 2] = stackNow();
  }

  /** The page may compute its stacks by a function of its own, which may write in turn, throw, or give no text. */
  function stackNow(): string {
    try {
      const { stack } = new NativeError();
      return typeof stack === 'string' ? cut(stack, stackLength) : '';
    } catch {
      return '';
    }
  }

  /** Is called like the native function, and has its name and length; to `toString` it is native code too. */
  const watch = <F extends (...given: never[]) => unknown>(
    native: F,
    tell: (self: unknown, given: readonly unknown[]) => void,
  ): F =>
    new Proxy(native, {
      __proto__: null,
      apply(target: F, self: unknown, given: readonly unknown[]) {
        const result: unknown = apply(target, self, given);
        tell(self, given);
        return result;
      },
    } as ProxyHandler<F>);

  Storage.prototype.setItem = watch(Storage.prototype.setItem, (self, given) =>
    note(self === local ? 'local-storage' : 'session-storage', given[0], given[1]),
  );
  if (typeof CookieStore === 'function') {
    const dataOf = (options: unknown, key: string): unknown =>
      typeof options === 'object' && options !== null ? ownProperty(options, key)?.value : undefined;
    CookieStore.prototype.set = watch(CookieStore.prototype.set, (_self, given) => {
      const [first, second] = given;
      if (typeof first === 'string') note('document-cookie', first, second);
      else note('document-cookie', dataOf(first, 'name'), dataOf(first, 'value'));
    });
  }
  const cookie = ownProperty(Document.prototype, 'cookie');
  if (cookie?.set === undefined) return;
  const set = watch(cookie.set, (_self, given) => {
    const [text] = given;
    if (typeof text !== 'string') return;
    const equals = apply(indexOf, text, ['=']);
    if (equals > 0) note('document-cookie', cut(text, equals), text);
  });
  Object.defineProperty(Document.prototype, 'cookie', { ...cookie, set });
}
