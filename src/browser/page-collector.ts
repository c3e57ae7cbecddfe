/**
 * Gathers, inside of the inspected page, the texts in which a token may stand. Every program that looks through objects
 * of the page is handed this function as text (see `page-program.ts` for what may be relied upon there).
 */
import type { RawFrame, RawList } from './page-program.ts';

export interface CollectOrder {
  /** UTF-16 units after which one value is cut. */
  readonly valueLength: number;
  /** UTF-16 units that all of them may bring together. */
  readonly totalLength: number;
  /** UTF-16 units that are looked through for the beginning of a token, together. */
  readonly scanLength: number;
  readonly mostEntries: number;
  /** Objects that are walked below one root, and below all of them. */
  readonly mostNodes: number;
  readonly allNodes: number;
  readonly mostDepth: number;
}

/** Why an area is listed as not wholly read. */
export type UnreadCode = 'denied' | 'failed' | 'capped' | 'slow';

export interface Collector {
  /** What follows belongs to this area of this frame. */
  open(frame: RawFrame, area: string): void;
  /** Takes `text` where a token may begin in it: an encoded JSON object begins with `ey` or `ew`. */
  give(name: string, text: string): void;
  /** Takes what hangs on `value`: data members only, so that no getter runs; each is named by the way to it. */
  walk(name: string, value: unknown): void;
  miss(why: UnreadCode): void;
  isFull(): boolean;
}

export function createCollector(order: CollectOrder): Collector {
  interface Chain {
    readonly value: object;
    readonly up: Chain | null;
  }
  const ownProperty = Object.getOwnPropertyDescriptor;
  const { isArray } = Array;
  const { isView } = ArrayBuffer;
  const isElement = (value: object) => typeof Node === 'function' && value instanceof Node;
  let frame: RawFrame | null = null;
  let area = '';
  let left = order.totalLength;
  let scan = order.scanLength;
  let entries = 0;
  let nodes = 0;
  let nodesOfRoot = 0;

  function add<T>(list: RawList<T>, item: T): void {
    list[list.length] = item;
    list.length += 1;
  }

  function miss(why: UnreadCode): void {
    if (frame === null) return;
    const { unread } = frame;
    for (let index = 0; index < unread.length; index += 2)
      if (unread[index] === area && unread[index + 1] === why) return;
    add(unread, area);
    add(unread, why);
  }

  function mayHoldToken(text: string): boolean {
    const end = Math.min(text.length, order.valueLength);
    scan -= end;
    for (let index = 0; index < end - 1; index += 1) {
      if (text[index] !== 'e') continue;
      const next = text[index + 1];
      if (next === 'y' || next === 'w') return true;
    }
    return false;
  }

  function give(name: string, text: string): void {
    // Shorter than any token (a header of twelve characters and two dots).
    if (frame === null || text.length < 14) return;
    if (scan <= 0) {
      miss('capped');
      return;
    }
    if (!mayHoldToken(text)) return;
    const isCut = text.length > order.valueLength;
    const size = name.length + (isCut ? order.valueLength : text.length);
    if (entries >= order.mostEntries || size > left) {
      miss('capped');
      return;
    }
    entries += 1;
    left -= size;
    add(frame.entries, area);
    add(frame.entries, name.length > 400 ? name.slice(0, 400) : name);
    add(frame.entries, isCut ? text.slice(0, order.valueLength) : text);
    add(frame.entries, text.length);
  }

  /** The value of an own data property; getters of the page's making are not run. */
  function dataOf(holder: object, key: string): unknown {
    const property = ownProperty(holder, key);
    if (property === undefined || property.get !== undefined || property.set !== undefined) return undefined;
    return property.value;
  }

  function visit(name: string, value: unknown, up: Chain | null, depth: number): void {
    if (typeof value === 'string') {
      give(name, value);
      return;
    }
    if (typeof value !== 'object' || value === null || isView(value) || depth > order.mostDepth) return;
    for (let one = up; one !== null; one = one.up) if (one.value === value) return;
    if (nodesOfRoot >= order.mostNodes || nodes >= order.allNodes) {
      miss('capped');
      return;
    }
    nodesOfRoot += 1;
    nodes += 1;
    try {
      visitMembers(name, value, { value, up }, depth + 1);
    } catch {
      // A proxy that refuses to be looked at: its neighbours are read all the same.
      miss('failed');
    }
  }

  function visitMembers(name: string, value: object, here: Chain, depth: number): void {
    const step = (key: string, item: unknown) => {
      // Most members are neither text nor objects.
      if (typeof item === 'string' || (typeof item === 'object' && item !== null))
        visit(name === '' ? key : `${name}.${key}`, item, here, depth);
    };
    if (isArray(value)) {
      for (let index = 0; index < value.length && index < order.mostNodes; index += 1)
        step(`${index}`, dataOf(value, `${index}`));
      if (value.length > order.mostNodes) miss('capped');
    } else if (value instanceof Map) {
      value.forEach((item, key) => {
        step(typeof key === 'string' ? key : '?', item);
      });
    } else if (value instanceof Set) {
      value.forEach((item) => {
        step('?', item);
      });
    } else if (!isElement(value)) {
      for (const key in value) step(key, dataOf(value, key));
    }
  }

  return {
    open(of, name) {
      frame = of;
      area = name;
    },
    give,
    walk(name, value) {
      nodesOfRoot = 0;
      visit(name, value, null, 0);
    },
    miss,
    isFull: () => left <= 0 || scan <= 0 || entries >= order.mostEntries || nodes >= order.allNodes,
  };
}
