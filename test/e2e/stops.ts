// biome-ignore-all lint/performance/useDomNodeTextContent: what a person sees is the rendered text
/** Every stop that Tab makes in the panel, gone through from the first to the last; what is wrong with one is a line. */
import type { Hands } from './keyboard.ts';

declare global {
  interface Window {
    /** What Tab should stop at, in the order of the document. */
    stops?: HTMLElement[];
  }
}

/** Beside what is listed, browsers stop at what scrolls. */
const more = 15;

/** Runs in the panel: lists the stops; how many there are, and whether they are others than were listed before. */
function listStops(): { count: number; isOther: boolean } {
  const all = document.querySelectorAll<HTMLElement>(
    'a[href], button, input, select, textarea, summary, [tabindex]',
  );
  const before = window.stops;
  const stops = [...all].filter(
    (element) =>
      element.tabIndex >= 0 &&
      !element.matches(':disabled') &&
      element.checkVisibility({ visibilityProperty: true }),
  );
  window.stops = stops;
  const isOther = stops.length !== before?.length || stops.some((stop, index) => stop !== before[index]);
  return { count: stops.length, isOther };
}

/** Runs in the panel: which stop has the focus, and what is wrong with it. */
function tellStop(): { index: number; wrong: string } {
  const at = document.activeElement as HTMLElement;
  const index = window.stops?.indexOf(at) ?? -1;
  if (index < 0) return { index, wrong: '' };
  const name = `${at.tagName.toLowerCase()} "${(at.ariaLabel ?? at.innerText).slice(0, 40)}"`;
  // A field in a frame, or a list drawn as something else, shows the focus around it.
  const drawn = [at, at.closest('.filter, .step-pick, label')].some((element) => {
    if (element === null) return false;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
  });
  const { left, right, top, bottom } = at.getBoundingClientRect();
  const isInSight = right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
  const wrong = [
    at.matches(':focus-visible') && drawn ? '' : `${name} does not show its focus`,
    isInSight ? '' : `${name} is not in sight`,
  ];
  return { index, wrong: wrong.filter(Boolean).join(', ') };
}

/** Runs in the panel: grids and tab lists with more than one stop, where the arrows should rove. */
function findSeveralStops(): string[] {
  const groups = [...document.querySelectorAll('[role=grid], [role=tablist], [role=listbox], [role=menu]')];
  return groups
    .filter((group) => {
      const roles = ['row', 'tab', 'option', 'menuitem'].map((role) => `[role=${role}]`).join();
      return (window.stops ?? []).filter((stop) => stop.matches(roles) && group.contains(stop)).length > 1;
    })
    .map((group) => `${group.role} "${group.ariaLabel}" has several stops`);
}

/**
 * Goes back to the first stop, then on to the last; every one must be met, in sight, with its focus drawn. Where the panel
 * changed meanwhile (what it had fetched or checked came), the way is another one, and is gone from its beginning.
 */
export async function walkStops(hands: Hands): Promise<string[]> {
  const { count } = await hands.driver.evaluate(listStops);
  const lines = await walkOnce(hands, count);
  const { isOther } = await hands.driver.evaluate(listStops);
  return isOther ? walkStops(hands) : lines;
}

async function walkOnce({ driver, strokes }: Hands, count: number): Promise<string[]> {
  const lines = await driver.evaluate(findSeveralStops);
  for (let step = 0; (await driver.evaluate(tellStop)).index !== 0; step += 1) {
    if (step > count + more) return [...lines, 'Shift+Tab does not lead to the first stop'];
    await strokes.press('Tab', 'Shift');
  }
  const met = new Set<number>();
  let last = 0;
  for (let step = 0; step <= count + more && last !== count - 1; step += 1) {
    const { index, wrong } = await driver.evaluate(tellStop);
    if (wrong !== '') lines.push(wrong);
    if (index >= 0) {
      met.add(index);
      last = index;
    }
    if (last !== count - 1) await strokes.press('Tab');
  }
  for (let index = 0; index < count; index += 1) {
    if (met.has(index)) continue;
    const name = await driver.evaluate((at) => window.stops?.[at]?.outerHTML.slice(0, 120), index);
    lines.push(`Tab never stops at ${name}`);
  }
  return lines;
}
