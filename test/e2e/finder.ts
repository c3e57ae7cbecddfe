// biome-ignore-all lint/performance/useDomNodeTextContent: what a person sees is the rendered text
/**
 * Finds things the way a person with a screen reader does: by role and accessible name. Runs inside of the panel, on top
 * of axe-core's own computation of both.
 */

export interface Target {
  readonly role: string;
  /** The whole accessible name, or a pattern of it. */
  readonly name?: string | RegExp;
  /** Its text must match. */
  readonly text?: RegExp;
  readonly within?: Target;
  /** Which of several, from 0. Default: all of them, or the first. */
  readonly at?: number;
}

type Pattern = readonly [source: string, flags: string];

/** A target as it can cross into another process. */
export interface Wire {
  readonly role: string;
  readonly name: Pattern | null;
  readonly text: Pattern | null;
  readonly within: Wire | null;
  readonly at: number | null;
}

const patternOf = (value: string | RegExp): Pattern =>
  typeof value === 'string' ? [`^${escapePattern(value)}$`, ''] : [value.source, value.flags];

/** A pattern that matches this text and no other. */
export const escapePattern = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

export function toWire({ role, name, text, within, at }: Target): Wire {
  return {
    role,
    name: name === undefined ? null : patternOf(name),
    text: text === undefined ? null : patternOf(text),
    within: within ? toWire(within) : null,
    at: at ?? null,
  };
}

export interface Finder {
  find(wire: Wire): HTMLElement[];
}

declare global {
  interface Window {
    finder?: Finder;
  }
}

interface Axe {
  setup(root: Element): void;
  teardown(): void;
  commons: {
    aria: { getRole(element: Element): string | null };
    text: { accessibleText(element: Element): string };
  };
}

/** Must be evaluated after axe-core. */
export function installFinder(): void {
  const { axe } = window as unknown as { axe: Axe };
  const isShown = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true }) &&
    element.closest('[aria-hidden=true],[inert]') === null;

  function find(wire: Wire): HTMLElement[] {
    const roots: ParentNode[] = wire.within === null ? [document] : find(wire.within);
    const found = roots
      .flatMap((root) => [...root.querySelectorAll<HTMLElement>('*')])
      .filter((element) => axe.commons.aria.getRole(element) === wire.role && isShown(element))
      .filter(
        (element) =>
          wire.name === null ||
          new RegExp(...wire.name).test(axe.commons.text.accessibleText(element).trim()),
      )
      .filter((element) => wire.text === null || new RegExp(...wire.text).test(element.innerText));
    return wire.at === null ? found : found.slice(wire.at, wire.at + 1);
  }

  window.finder = {
    find(wire) {
      axe.setup(document.documentElement);
      try {
        return find(wire);
      } finally {
        axe.teardown();
      }
    },
  };
}
