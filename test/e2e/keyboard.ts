// biome-ignore-all lint/performance/useDomNodeTextContent: what a person sees is the rendered text
/** The panel played by keyboard alone: Tab leads there, Enter, Space, arrows and letters do the rest. No mouse, no script. */
import { until } from '../../scripts/until.mjs';
import { type Target, toWire } from './finder.ts';
import { type Panel, say, untilShown } from './panel.ts';

/** As `KeyboardEvent.key` names them. */
export type Key =
  | 'Tab'
  | 'Enter'
  | 'Escape'
  | ' '
  | 'ArrowDown'
  | 'ArrowUp'
  | 'ArrowLeft'
  | 'ArrowRight'
  | 'Home'
  | 'End'
  | 'c'
  | 'f'
  | 'k';

export type Held = 'Shift' | 'Control';

/** What a browser must be able to do with real key strokes. */
export interface Strokes {
  press(key: Key, ...held: readonly Held[]): Promise<void>;
  /** Plain characters. */
  type(text: string): Promise<void>;
}

export interface Hands extends Panel {
  readonly strokes: Strokes;
  /** Tabs to it, once it is there and can be used. */
  walkTo(target: Target): Promise<void>;
  /** Tabs to a button and presses it. */
  push(name: string | RegExp, within?: Target): Promise<void>;
  /** Tabs to what folds a part away, and opens it. */
  unfold(words: string): Promise<void>;
  /** Tabs to a field and writes over what it holds. */
  write(target: Target, text: string): Promise<void>;
  /** What a field holds, once it is there. */
  value(target: Target): Promise<string>;
}

declare global {
  interface Window {
    /** What the hands are on their way to. */
    wanted?: HTMLElement | undefined;
  }
}

/** More stops than any act has. */
const mostStops = 250;

export function takeHands(panel: Panel, strokes: Strokes): Hands {
  const { driver } = panel;
  const value = async (target: Target) => {
    await panel.see(target);
    return driver.evaluate((wire) => {
      const [field] = window.finder?.find(wire) ?? [];
      return field !== undefined && 'value' in field ? String(field.value) : '';
    }, toWire(target));
  };

  /** Keeps what is to be reached, so that each stop on the way costs no search. */
  const want = (target: Target) =>
    untilShown(driver, `${say(target)} to be usable`, () =>
      driver.evaluate((wire) => {
        const found = window.finder?.find(wire) ?? [];
        window.wanted = found.find((one) => !one.matches(':disabled') && one.tabIndex >= 0);
        return window.wanted !== undefined;
      }, toWire(target)),
    );
  /** '' once it is reached, else the way on. */
  const wayTo = () =>
    driver.evaluate(() => {
      const { wanted } = window;
      const active = document.activeElement;
      if (wanted === undefined || wanted === active) return '';
      if (active === null || active === document.body) return 'on';
      return active.compareDocumentPosition(wanted) & Node.DOCUMENT_POSITION_PRECEDING ? 'back' : 'on';
    });
  const walk = async (what: string) => {
    for (let stop = 0; stop < mostStops; stop += 1) {
      const way = await wayTo();
      if (way === '') return;
      await strokes.press('Tab', ...(way === 'back' ? (['Shift'] as const) : []));
    }
    throw new Error(`${what} cannot be reached with Tab`);
  };
  const walkTo = async (target: Target) => {
    await want(target);
    await walk(say(target));
  };
  // A summary has no role of its own in every browser (HTML-AAM leaves it open), so its words lead there.
  const unfold = async (words: string) => {
    await until(`${words} to be there`, () =>
      driver.evaluate((text) => {
        const all = [...document.querySelectorAll('summary')];
        window.wanted = all.find(({ innerText }) => innerText.trim() === text);
        return window.wanted !== undefined;
      }, words),
    );
    await walk(words);
    await strokes.press('Enter');
  };
  const push = async (name: string | RegExp, within?: Target) => {
    await walkTo({ role: 'button', name, ...(within ? { within } : {}) });
    await strokes.press('Enter');
  };
  const write = async (target: Target, text: string) => {
    await walkTo(target);
    await strokes.press('Home', 'Control');
    await strokes.press('End', 'Control', 'Shift');
    await strokes.type(text);
  };
  return { ...panel, strokes, walkTo, push, unfold, write, value };
}
