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
}

/** A target as it can cross into another process. */
export interface Wire {
  readonly role: string;
  readonly name: string | null;
  readonly text: string | null;
  readonly within: Wire | null;
}

const patternOf = (value: string | RegExp) =>
  typeof value === 'string' ? `^${value.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}$` : value.source;

export function toWire({ role, name, text, within }: Target): Wire {
  return {
    role,
    name: name === undefined ? null : patternOf(name),
    text: text?.source ?? null,
    within: within ? toWire(within) : null,
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
    return roots
      .flatMap((root) => [...root.querySelectorAll<HTMLElement>('*')])
      .filter((element) => axe.commons.aria.getRole(element) === wire.role && isShown(element))
      .filter(
        (element) =>
          wire.name === null || new RegExp(wire.name).test(axe.commons.text.accessibleText(element).trim()),
      )
      .filter((element) => wire.text === null || new RegExp(wire.text).test(element.innerText));
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
