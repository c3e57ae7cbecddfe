/**
 * What runs inside of the inspected page. Its text is taken as it stands (`Function.prototype.toString`), so it must
 * need nothing from outside of itself.
 *
 * The page may have replaced whatever it can: `JSON`, `Storage.prototype`, `Object.keys`, array methods, getters. So only
 * what a page cannot replace is relied upon: syntax (`for…in`, indexing, literals without a prototype), and where a
 * method must be called, its failure is caught. A page that lies about itself gets its lies shown as text.
 */

/** What the reading is told: the one argument of the program. */
export interface ReadingOrder {
  /** How many entries earlier pages of this reading have brought already. */
  readonly skip: number;
  /** UTF-16 units that one page of the reading may bring. */
  readonly pageLength: number;
  /** UTF-16 units after which one value is cut. */
  readonly valueLength: number;
  readonly mostEntries: number;
  readonly mostFrames: number;
  readonly mostWrites: number;
}

/** Lists are objects without a prototype, by index and `length`: an array has setters and `toJSON` that a page can plant. */
export interface RawList<T> {
  [index: number]: T;
  length: number;
}

export interface RawFrame {
  url: unknown;
  /** Where the document was loaded from, which a script may have changed since in `url` (`history.pushState`). */
  loadUrl?: unknown;
  origin: unknown;
  /** `denied` where the browser refused storage to the document; '' else. */
  refused: string;
  /** Frames below it that belong to another origin, by the `src` of their elements; '' where that cannot be told. */
  foreign: RawList<unknown>;
  /** area, name, value, whole length: four in a row for each entry. */
  entries: RawList<unknown>;
  /** area, why (see `page-collector.ts`): two in a row for each area that was not read, or not wholly. */
  unread: RawList<unknown>;
  /** area, name, call stack: three in a row for each place that a script wrote while writes were traced; absent else. */
  writes?: RawList<unknown>;
}

export interface RawReading {
  frames: RawList<RawFrame>;
  /** Entries passed so far; a next page skips that many. */
  passed: number;
  more: boolean;
}

/** Reads web storage and `document.cookie` of this document and of the same-origin frames below it. */
export function readPage(order: ReadingOrder): RawReading {
  const frames: RawList<RawFrame> = { __proto__: null, length: 0 } as RawList<RawFrame>;
  const reading: RawReading = { __proto__: null, frames, passed: 0, more: false } as RawReading;
  const origins: RawList<unknown> = { __proto__: null, length: 0 } as RawList<unknown>;
  let left = order.pageLength;
  let given = 0;

  function add<T>(list: RawList<T>, item: T): void {
    list[list.length] = item;
    list.length += 1;
  }

  function give(frame: RawFrame, area: string, name: string, value: unknown): void {
    if (reading.more || typeof value !== 'string') return;
    if (reading.passed < order.skip) {
      reading.passed += 1;
      return;
    }
    const isCut = value.length > order.valueLength;
    const size = name.length + (isCut ? order.valueLength : value.length);
    // The first entry is given whatever its size, or a reading would never get past it.
    if (given >= order.mostEntries || (given > 0 && size > left)) {
      reading.more = true;
      return;
    }
    reading.passed += 1;
    given += 1;
    left -= size;
    add(frame.entries, area);
    add(frame.entries, name);
    add(frame.entries, isCut ? value.slice(0, order.valueLength) : value);
    add(frame.entries, value.length);
  }

  function readArea(frame: RawFrame, area: string, storage: Storage): void {
    for (const name in storage) give(frame, area, name, storage[name]);
    // Keys named like something that every object or Storage has (`__proto__`, `length`) are hidden from the above: only
    // the methods reach them, as long as the page has left those as they were.
    try {
      for (let index = 0; index < order.mostEntries; index += 1) {
        const name = storage.key(index);
        if (typeof name !== 'string') break;
        if (typeof storage[name] !== 'string') give(frame, area, name, storage.getItem(name));
      }
    } catch {
      // The rest has been read.
    }
  }

  /** Documents of one origin share their web storage: it is read once. */
  function isNew(origin: unknown): boolean {
    for (let index = 0; index < origins.length; index += 1) if (origins[index] === origin) return false;
    add(origins, origin);
    return true;
  }

  function readDocument(view: Window): void {
    const frame: RawFrame = {
      __proto__: null,
      url: '',
      origin: '',
      refused: '',
      foreign: { __proto__: null, length: 0 } as RawList<unknown>,
      entries: { __proto__: null, length: 0 } as RawList<unknown>,
      unread: { __proto__: null, length: 0 } as RawList<unknown>,
    } as RawFrame;
    frame.url = view.location.href;
    frame.loadUrl = loadUrlOf(view);
    frame.origin = view.location.origin;
    add(frames, frame);
    // A document below with no origin of its own (about:blank, srcdoc) has its parent's storage, which was read.
    if (view === window || frame.origin !== 'null') readAreas(frame, view);
    readWrites(frame, view);
    readBelow(frame, view);
  }

  function loadUrlOf(view: Window): unknown {
    try {
      return view.performance.getEntriesByType('navigation')[0]?.name;
    } catch {
      return '';
    }
  }

  /** Each area by itself: a browser, or a page, may refuse one of them. */
  function readAreas(frame: RawFrame, view: Window): void {
    if (isNew(frame.origin)) {
      try {
        readArea(frame, 'local-storage', view.localStorage);
      } catch {
        frame.refused = 'denied';
      }
      try {
        readArea(frame, 'session-storage', view.sessionStorage);
      } catch {
        frame.refused = 'denied';
      }
    }
    try {
      give(frame, 'document-cookie', '', view.document.cookie);
    } catch {
      frame.refused = 'denied';
    }
  }

  /** What `write-recorder.ts` has left, where it runs. */
  function readWrites(frame: RawFrame, view: Window): void {
    try {
      const kept = (view as unknown as Record<symbol, RawList<unknown>>)[Symbol.for('claimcheck.writes')];
      if (kept === undefined) return;
      const writes = { __proto__: null, length: 0 } as unknown as RawList<unknown>;
      for (let index = 0; index < kept.length && index < order.mostWrites * 3; index += 1) {
        const item = kept[index];
        add(writes, typeof item === 'string' && item.length <= 8192 ? item : '');
      }
      frame.writes = writes;
    } catch {
      // The page has put something else in its place.
    }
  }

  function readBelow(frame: RawFrame, view: Window): void {
    for (let index = 0; index < order.mostFrames && frames.length < order.mostFrames; index += 1) {
      const below = view[index];
      if (below === undefined || below === null) break;
      let isOurs = false;
      try {
        isOurs = typeof below.location.href === 'string';
      } catch {
        // Another origin: the browser forbids even to look.
      }
      try {
        if (isOurs) readDocument(below);
        else add(frame.foreign, sourceOf(view, below));
      } catch {
        // A document that is gone, or a page that breaks its own objects: the others are read all the same.
      }
    }
  }

  function sourceOf(view: Window, below: Window): unknown {
    const elements = view.document.getElementsByTagName('iframe');
    for (let index = 0; index < 1000; index += 1) {
      const element = elements[index];
      if (element === undefined) return '';
      if (element.contentWindow === below) return element.src;
    }
    return '';
  }

  readDocument(window);
  return reading;
}
