/**
 * In forced colours backgrounds and shadows go: what was drawn by them alone is not seen any more. `markPainted` notes, in
 * plain colours, what is drawn so; `findVanished` tells, in forced colours, what of it is left without an edge of its own.
 * Both run in the page.
 */

declare global {
  interface Window {
    painted?: Map<Element, string>;
  }
}

/** Elements that say something by a ground or a shadow of their own, bars, marks and what is chosen; and what is drawn. */
export function markPainted(): void {
  const groundOf = (element: Element | null): string => {
    for (let at = element; at !== null; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at);
      if (!/^rgba\(.*, 0\)$/.test(backgroundColor)) return backgroundColor;
    }
    return 'none';
  };
  const says = '[aria-selected=true], [aria-pressed=true], [aria-checked=true], [aria-current]';
  window.painted = new Map();
  for (const shape of document.querySelectorAll(
    '.app svg :is(path, line, circle, rect, polyline, polygon, text)',
  )) {
    const { stroke, fill } = getComputedStyle(shape);
    const ground = groundOf(shape.closest('svg'));
    if ([stroke, fill].some((color) => color !== 'none' && color !== ground))
      window.painted.set(shape, `${shape.tagName} in svg.${shape.closest('svg')?.classList}`);
  }
  for (const element of document.querySelectorAll('.app *')) {
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    const { backgroundImage, boxShadow } = getComputedStyle(element);
    const isEmpty = element.childNodes.length === 0 && element.getBoundingClientRect().width > 0;
    const isDrawn =
      backgroundImage !== 'none' ||
      boxShadow !== 'none' ||
      groundOf(element) !== groundOf(element.parentElement);
    if (element.closest('svg') === null && isDrawn && (isEmpty || element.matches(says)))
      window.painted.set(element, [element.tagName.toLowerCase(), ...element.classList].join('.'));
  }
}

export function findVanished(): string[] {
  const seen = (color: string) => !/^rgba\(.*, 0\)$/.test(color);
  const edges = (style: CSSStyleDeclaration) =>
    (['Top', 'Right', 'Bottom', 'Left'] as const).some(
      (side) =>
        Number.parseFloat(style[`border${side}Width`]) > 0 &&
        style[`border${side}Style`] !== 'none' &&
        seen(style[`border${side}Color`]),
    ) ||
    (style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0);
  const groundOf = (element: Element | null): string => {
    for (let at = element; at !== null; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at);
      if (seen(backgroundColor)) return backgroundColor;
    }
    return 'none';
  };
  const isShape = (element: Element) => element.closest('svg') !== null;
  const lines: string[] = [];
  for (const [element, name] of window.painted ?? []) {
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    const style = getComputedStyle(element);
    if (isShape(element)) {
      const ground = groundOf(element.closest('svg'));
      if ([style.stroke, style.fill].every((color) => color === 'none' || !seen(color) || color === ground))
        lines.push(`${name} is drawn in the colour of its ground`);
    } else if (style.backgroundImage === 'none' && !edges(style)) {
      if (groundOf(element) === groundOf(element.parentElement)) lines.push(`${name} is not seen`);
    }
  }
  // Behind words the system draws a plate of its own ground.
  const plate = getComputedStyle(document.body).backgroundColor;
  for (const element of document.querySelectorAll('.app *')) {
    const { color, forcedColorAdjust } = getComputedStyle(element) as CSSStyleDeclaration & {
      forcedColorAdjust: string;
    };
    const hasWords = [...element.childNodes].some(({ nodeType, nodeValue }) => nodeType === 3 && nodeValue);
    if (hasWords && forcedColorAdjust === 'auto' && color === plate && !isShape(element))
      lines.push(
        `the words of ${element.tagName.toLowerCase()}.${element.classList} are lost on their plate`,
      );
  }
  return lines;
}
