// biome-ignore-all lint/performance/useDomNodeTextContent: what a person sees is the rendered text
/** The shown panel, driven by role and name. Every step waits for what it needs, and says what it waited for in vain. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { ElementHandle, Frame, Page } from 'puppeteer-core';
import { until } from '../../scripts/until.mjs';
import { bundleFinder, type Target, toWire, type Wire } from './finder.ts';

const finderSource = await bundleFinder();
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What a browser must be able to do with a document. */
export interface Driver {
  evaluate<A extends unknown[], R>(run: (...args: A) => R | Promise<R>, ...args: A): Promise<R>;
  inject(source: string): Promise<void>;
  click(wire: Wire): Promise<void>;
  /** Until clicks arrive: Chromium drops those on a document that it has not drawn yet. */
  drawn?(): Promise<void>;
}

export interface Panel {
  readonly driver: Driver;
  /** Waits until there is one. */
  see(target: Target): Promise<void>;
  count(target: Target): Promise<number>;
  /** Rendered text of the first one, once there is one. */
  text(target: Target): Promise<string>;
  /** Rendered texts of all that are there now. */
  texts(target: Target): Promise<string[]>;
  /** Clicks the first one, once it can be used. */
  click(target: Target): Promise<void>;
  /** Types over what a field holds. */
  fill(target: Target, text: string): Promise<void>;
  /** Goes to a view by its tab. */
  open(view: 'Tokens' | 'Requests' | 'Flows' | 'Storage' | 'Audit' | 'Keys'): Promise<void>;
  /** What axe-core finds wrong, one line each. */
  audit(): Promise<string[]>;
}

/** A target in words. */
export const say = ({ role, name, text, within }: Target): string =>
  `${role} ${name ?? ''}${text ? ` with ${text}` : ''}${within ? ` in ${say(within)}` : ''}`;

/** As `until`; where that was in vain, the error tells what the panel shows. */
export async function untilShown(driver: Driver, what: string, probe: () => Promise<boolean>): Promise<void> {
  try {
    await until(what, probe, 15_000);
  } catch (error) {
    const shown = await driver.evaluate(() => document.body.innerText.slice(0, 3000));
    throw new Error(`${error}. The panel shows:\n${shown}`);
  }
}

export async function drive(driver: Driver): Promise<Panel> {
  // The document is there before the panel, which is fetched once its language is known.
  await until(
    'the panel',
    () => driver.evaluate(() => document.querySelector('#panel > *') !== null),
    15_000,
  );
  await driver.drawn?.();
  await driver.inject(finderSource);
  const count = (target: Target) =>
    driver.evaluate((wire) => window.finder?.find(wire).length ?? 0, toWire(target));
  const texts = (target: Target) =>
    driver.evaluate((wire) => window.finder?.find(wire).map((one) => one.innerText) ?? [], toWire(target));
  const see = (target: Target) => untilShown(driver, say(target), async () => (await count(target)) > 0);
  const click = async (target: Target) => {
    await untilShown(driver, `${say(target)} to be usable`, () =>
      driver.evaluate((wire) => {
        const [element] = window.finder?.find(wire) ?? [];
        return element !== undefined && !element.matches(':disabled');
      }, toWire(target)),
    );
    await driver.click(toWire(target));
  };
  return {
    driver,
    see,
    count,
    texts,
    click,
    text: async (target) => {
      await see(target);
      return (await texts(target))[0] ?? '';
    },
    fill: async (target, text) => {
      await see(target);
      await driver.evaluate(
        (wire, value) => {
          const [field] = window.finder?.find(wire) ?? [];
          if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) return;
          field.focus();
          field.value = value;
          field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        },
        toWire(target),
        text,
      );
    },
    open: async (view) => {
      const tab: Target = { role: 'tab', name: new RegExp(`^${view}(?![a-z])`) };
      await click(tab);
      await until(`the view ${view}`, () =>
        driver.evaluate((wire) => window.finder?.find(wire)[0]?.ariaSelected === 'true', toWire(tab)),
      );
    },
    audit: async () => {
      if (await driver.evaluate(() => !('axe' in window))) await driver.inject(axeSource);
      return driver.evaluate(auditDocument);
    },
  };
}

async function auditDocument(): Promise<string[]> {
  const { axe } = window as unknown as { axe: typeof import('axe-core') };
  // What is half faded in has not its own colours yet.
  const ending = document
    .getAnimations()
    .filter(({ effect }) => effect?.getTiming().iterations !== Number.POSITIVE_INFINITY);
  await Promise.allSettled(ending.map(({ finished }) => finished));
  const { violations } = await axe.run(document, { resultTypes: ['violations'] });
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id}: ${help} (${target.join(' ')})`),
  );
}

/** A document in Chromium: clicks are the mouse's. */
export function inChromium(frame: Frame | Page): Driver {
  return {
    evaluate: (run, ...args) => frame.evaluate(run as never, ...args) as never,
    inject: async (source) => {
      await frame.evaluate(source);
    },
    click: async (wire) => {
      const handle = await frame.evaluateHandle((one) => window.finder?.find(one)[0] ?? null, wire);
      const element = handle.asElement() as ElementHandle<Element> | null;
      if (element === null) throw new Error(`${wire.role} ${wire.name} is gone`);
      await element.click();
    },
    drawn: () =>
      frame.evaluate(async () => {
        const nextFrame = () => new Promise((resume) => requestAnimationFrame(resume));
        for (let frames = 0; frames < 2 && !document.hidden; frames += 1) await nextFrame();
      }),
  };
}
