/** What `npm run bench:browser` does inside of the panel: by the panel's own doors, as a person would. */
import type { SessionHolder } from '../../../src/core/session/holder.ts';
import { sampleHar } from '../samples.ts';
import { type EntryKind, harFile } from './entries.ts';
import { type Longest, watchThread } from './watch-thread.ts';

declare global {
  interface Window {
    bench: typeof bench;
  }
}

/** One `exchanges-captured` as it was taken in: how many requests, and how many milliseconds for all that hangs on it. */
interface TakenIn {
  readonly exchanges: number;
  readonly ms: number;
}

const holder = (): SessionHolder => {
  if (window.claimcheckSession === undefined) throw new Error('no session was handed over');
  return window.claimcheckSession;
};
const count = () => holder().state.exchanges.length;
const soon = () => new Promise<void>((resume) => setTimeout(resume, 20));
const nextTask = () =>
  new Promise<void>((resume) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resume();
    port2.postMessage(null);
  });

const takenIn: TakenIn[] = [];
let rowTimes: { times: Map<number, number>; stop: () => void } | null = null;
let clicking: { latencies: number[]; stop: () => void } | null = null;

/** Times what every capture costs, at the one door through which all of them come. */
function timeDispatches(): void {
  const one = holder();
  const dispatch = one.dispatch.bind(one);
  one.dispatch = (fact) => {
    const start = performance.now();
    dispatch(fact);
    if (fact.type === 'exchanges-captured')
      takenIn.push({ exchanges: fact.exchanges.length, ms: performance.now() - start });
  };
}

/** Drops a file on the panel and waits until all of it is in the session. */
async function drop(file: File, expected: number): Promise<Longest> {
  const before = count();
  const transfer = new DataTransfer();
  transfer.items.add(file);
  const dropped = () => new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true });
  // A panel that has just been opened does not take it yet.
  while (document.dispatchEvent(dropped())) await soon();
  const thread = watchThread();
  while (count() < before + expected) await soon();
  return thread.end();
}

const median = (list: readonly number[]) => [...list].sort((a, b) => a - b)[list.length >> 1] ?? Number.NaN;
/** The value that all but five of a hundred stay below. */
const p95 = (list: readonly number[]) =>
  [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * 0.95))] ?? Number.NaN;

const only = <E extends Element>(selector: string): E => {
  const found = document.querySelector<E>(selector);
  if (found === null) throw new Error(`the panel has no ${selector}`);
  return found;
};
const grid = () => only<HTMLElement>('[role=grid]');

/** Time of `act` until the panel has drawn what came of it, and laid it out. What is not changed is not drawn: so the task is waited for. */
async function timeChange(act: () => void): Promise<number> {
  const start = performance.now();
  act();
  await nextTask();
  only<HTMLElement>('[role=tabpanel]').getBoundingClientRect();
  return performance.now() - start;
}

const bench = {
  timeDispatches,
  count,
  /** Milliseconds for a thousand requests, over the first and the last tenth of what was taken in since the last call. */
  appendTimes(): { early: number; late: number } {
    const all = takenIn.splice(0);
    const perThousand = (part: readonly TakenIn[]) =>
      median(part.map(({ exchanges, ms }) => (ms / exchanges) * 1000));
    const tenth = Math.ceil(all.length / 10);
    // The first of all warm the engine up.
    return { early: perThousand(all.slice(tenth, 2 * tenth)), late: perThousand(all.slice(-tenth)) };
  },
  /** Imports so many entries, file by file; gives the longest task of the panel's thread. */
  async feed(kind: EntryKind, first: number, entries: number): Promise<Longest> {
    const atOnce = 5000;
    let longest: Longest = { ms: 0, over: 0 };
    for (let from = first; from < first + entries; from += atOnce) {
      const size = Math.min(atOnce, first + entries - from);
      const one = await drop(harFile(kind, from, size), size);
      longest = { ms: Math.max(longest.ms, one.ms), over: longest.over + one.over };
    }
    return longest;
  },
  /** A HAR of so many megabytes, as one file. */
  async importHar(megabytes: number): Promise<Longest> {
    const text = sampleHar(megabytes);
    const entries = text.split('"startedDateTime"').length - 1;
    return drop(new File([text], 'large.har'), entries);
  },
  /** Notes when each row of `/name/number` is drawn first. */
  watchRows(name: string): void {
    const times = new Map<number, number>();
    const pattern = new RegExp(`/${name}/(\\d+)$`);
    const look = () => {
      const now = Date.now();
      for (const cell of grid().querySelectorAll('[role=gridcell]')) {
        const index = pattern.exec(cell.textContent ?? '')?.[1];
        if (index !== undefined && !times.has(Number(index))) times.set(Number(index), now);
      }
    };
    const observer = new MutationObserver(look);
    observer.observe(only('[role=tabpanel]'), { subtree: true, childList: true, characterData: true });
    grid().scrollTop = grid().scrollHeight;
    rowTimes = { times, stop: () => observer.disconnect() };
  },
  /** Milliseconds since the epoch at which each of `count` rows was drawn; one that was scrolled past with the next that was drawn; null where none was. */
  rowsDrawn(count: number): (number | null)[] {
    const { times = new Map<number, number>(), stop } = rowTimes ?? {};
    stop?.();
    const drawn: (number | null)[] = [];
    let next: number | null = null;
    for (let index = count - 1; index >= 0; index -= 1) {
      next = times.get(index) ?? next;
      drawn[index] = next;
    }
    return drawn;
  },
  /** How many requests to `/name/` the session has. */
  countOf(name: string): number {
    const { exchanges } = holder().state;
    let found = 0;
    for (const kept of exchanges.items.slice(0, exchanges.length))
      if (exchanges.keeping.read(kept).request.url.includes(`/${name}/`)) found += 1;
    return found;
  },
  letGo: () => holder().state.dropped.requests,
  /** Clicks a tab each half second, and notes how long after the moment it was due its view was there. */
  startClicking(): void {
    const latencies: number[] = [];
    let due = performance.now() + 500;
    let timer = 0;
    let isOn = true;
    const click = async () => {
      const tabs = [
        ...document.querySelectorAll<HTMLElement>('[role=tablist][aria-label="Views"] [role=tab]'),
      ];
      const tab = tabs.slice(0, 2).find((one) => one.ariaSelected !== 'true');
      tab?.click();
      while (tab?.ariaSelected !== 'true') await nextTask();
      only<HTMLElement>('[role=tabpanel]').getBoundingClientRect();
      latencies.push(performance.now() - due);
      due = Math.max(due, performance.now()) + 500;
      if (isOn) timer = window.setTimeout(click, due - performance.now());
    };
    timer = window.setTimeout(click, 500);
    clicking = {
      latencies,
      stop: () => {
        isOn = false;
        clearTimeout(timer);
      },
    };
  },
  stopClicking(): { p95: number; worst: number; clicks: number } {
    const { latencies = [], stop } = clicking ?? {};
    stop?.();
    return { p95: p95(latencies), worst: Math.max(...latencies), clicks: latencies.length };
  },
  /** The longest pause of this thread while it has nothing to do: what the machine adds to every measurement. */
  async idle(ms: number): Promise<Longest> {
    const thread = watchThread();
    await new Promise<void>((resume) => setTimeout(resume, ms));
    return thread.end();
  },
  clear: () => only<HTMLElement>('.toolbar button[aria-label^="Clear tokens"]').click(),
  async open(view: string): Promise<void> {
    [...document.querySelectorAll<HTMLElement>('[role=tab]')]
      .find((tab) => tab.textContent?.startsWith(view))
      ?.click();
    while (document.querySelector(`[role=grid][aria-label="${view}"] [role=row] [role=gridcell]`) === null)
      await soon();
  },
  /** Types a word letter by letter, then takes it away; milliseconds of each change. */
  async filter(word: string): Promise<number[]> {
    const field = only<HTMLInputElement>('.filterbar input');
    const times: number[] = [];
    const rows = grid().ariaRowCount;
    for (let length = 1; length <= word.length + 1; length += 1) {
      field.value = length > word.length ? '' : word.slice(0, length);
      times.push(await timeChange(() => field.dispatchEvent(new InputEvent('input', { bubbles: true }))));
      if (length === word.length && grid().ariaRowCount === rows) throw new Error('nothing was filtered');
      await nextTask();
    }
    return times;
  },
  /** Sorts by each column that can be, both ways; milliseconds of each. */
  async sort(): Promise<number[]> {
    const times: number[] = [];
    const columns = document.querySelectorAll('[role=columnheader] button').length;
    for (let at = 0; at < columns; at += 1) {
      for (let way = 0; way < 2; way += 1) {
        const header = document.querySelectorAll<HTMLElement>('[role=columnheader] button')[at];
        times.push(await timeChange(() => header?.click()));
        await nextTask();
      }
    }
    // Back to the natural order: a third press.
    await timeChange(() =>
      [...document.querySelectorAll<HTMLElement>('[role=columnheader] button')].at(-1)?.click(),
    );
    return times;
  },
  /** Scrolls through the list, a screen at a time; the panel's own milliseconds for each frame. */
  async scroll(steps: number): Promise<{ p95: number; worst: number }> {
    const list = grid();
    const times: number[] = [];
    const step = list.scrollHeight / steps;
    for (let at = 0; at < steps; at += 1) {
      list.scrollTop = at * step;
      const start = performance.now();
      list.dispatchEvent(new Event('scroll'));
      await Promise.resolve();
      await nextTask();
      list.getBoundingClientRect();
      times.push(performance.now() - start);
      await new Promise(requestAnimationFrame);
    }
    list.scrollTop = list.scrollHeight;
    return { p95: p95(times), worst: Math.max(...times) };
  },
};

window.bench = bench;
