// biome-ignore-all lint/performance/useDomNodeTextContent: what a person sees is the rendered text
/** Finds things by role and accessible name. Runs inside of the panel: `bundleFinder` makes a script of it. */
import { computeAccessibleName, getRole } from 'dom-accessibility-api';
import type { Wire } from './finder.ts';

const isShown = (element: Element) =>
  element.checkVisibility({ visibilityProperty: true }) &&
  element.closest('[aria-hidden=true],[inert]') === null;

function find({ role, name, text, within, at }: Wire): HTMLElement[] {
  const roots: readonly ParentNode[] = within === null ? [document] : find(within);
  const found = roots
    .flatMap((root) => [...root.querySelectorAll<HTMLElement>('*')])
    .filter((element) => getRole(element) === role && isShown(element))
    .filter((element) => text === null || new RegExp(...text).test(element.innerText))
    .filter((element) => name === null || new RegExp(...name).test(computeAccessibleName(element)));
  return at === null ? found : found.slice(at, at + 1);
}

window.finder = { find };
