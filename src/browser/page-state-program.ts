/**
 * Reads, inside of the inspected page, what its scripts hold in memory and what its document says: globals, inline HTML,
 * `window.name` and `history.state`. Taken as text, like `page-program.ts`.
 */
import type { CollectOrder, Collector } from './page-collector.ts';
import type { RawFrame, RawList } from './page-program.ts';

export interface StateOrder extends CollectOrder {
  readonly mostFrames: number;
  /** Elements of one name that are looked at. */
  readonly mostElements: number;
}

/** Reads this document and the same-origin frames below it; a global that is a getter is not touched. */
export function readPageState(
  order: StateOrder,
  createCollector: (order: CollectOrder) => Collector,
): { frames: RawList<RawFrame> } {
  const frames = { __proto__: null, length: 0 } as RawList<RawFrame>;
  const bag = createCollector(order);
  const ownProperty = Object.getOwnPropertyDescriptor;

  function readDocument(view: Window & typeof globalThis): void {
    const frame = {
      __proto__: null,
      url: view.location.href,
      origin: view.location.origin,
      refused: '',
      foreign: { __proto__: null, length: 0 } as RawList<unknown>,
      entries: { __proto__: null, length: 0 } as RawList<unknown>,
      unread: { __proto__: null, length: 0 } as RawList<unknown>,
    } as RawFrame;
    // A document below with no origin of its own (about:blank, srcdoc) cannot be told apart in a list of origins.
    if (view !== window && frame.origin === 'null') return;
    frames[frames.length] = frame;
    frames.length += 1;
    attempt(frame, 'page-url', () => bag.walk('', view.location.href));
    attempt(frame, 'inline-html', () => readMarkup(view.document));
    attempt(frame, 'window-name', () => bag.walk('name', view.name));
    attempt(frame, 'history-state', () => bag.walk('state', view.history.state));
    attempt(frame, 'global', () => readGlobals(view));
    readBelow(view);
  }

  function attempt(frame: RawFrame, area: string, read: () => void): void {
    bag.open(frame, area);
    try {
      read();
    } catch {
      bag.miss('failed');
    }
  }

  function readGlobals(view: Window & typeof globalThis): void {
    for (const name in view) {
      const first = name[0] ?? '';
      // Frames by their index.
      if (first >= '0' && first <= '9') continue;
      const property = ownProperty(view, name);
      if (property === undefined || property.get !== undefined || property.set !== undefined) continue;
      const { value } = property;
      if (value !== view && value !== window) bag.walk(name, value);
    }
  }

  function readMarkup(document: Document): void {
    each(document, 'script', (element, index) => {
      const script = element as HTMLScriptElement;
      if (script.src === '')
        bag.walk(script.id === '' ? `script ${index + 1}` : `script#${script.id}`, script.text);
    });
    each(document, 'meta', (element, index) => {
      const meta = element as HTMLMetaElement;
      bag.walk(`meta ${meta.name || index + 1}`, meta.content);
    });
    // What a person types is theirs: of fields, only those that the page fills and hides.
    each(document, 'input', (element, index) => {
      const input = element as HTMLInputElement;
      if (input.type === 'hidden') bag.walk(`input ${input.name || index + 1}`, input.value);
    });
    for (const [name, element] of [
      ['html', document.documentElement],
      ['body', document.body],
    ] as const) {
      for (let index = 0; index < order.mostElements; index += 1) {
        const attribute = element?.attributes[index];
        if (attribute === undefined) break;
        bag.walk(`${name} ${attribute.name}`, attribute.value);
      }
    }
  }

  function each(document: Document, name: string, read: (element: Element, index: number) => void): void {
    const elements = document.getElementsByTagName(name);
    for (let index = 0; ; index += 1) {
      const element = elements[index];
      if (element === undefined || element === null) return;
      if (index >= order.mostElements) {
        bag.miss('capped');
        return;
      }
      read(element, index);
    }
  }

  function readBelow(view: Window): void {
    for (let index = 0; index < order.mostFrames && frames.length < order.mostFrames; index += 1) {
      const below = view[index];
      if (below === undefined || below === null) return;
      try {
        readDocument(below as Window & typeof globalThis);
      } catch {
        // Another origin, or a page that breaks its own objects.
      }
    }
  }

  readDocument(window);
  return { __proto__: null, frames } as unknown as { frames: RawList<RawFrame> };
}
