import { h } from 'preact';
import { type IconName, iconShapes } from './icon-shapes.ts';

export type { IconName } from './icon-shapes.ts';

/** A drawing that says nothing on its own: a word or a label stands beside it, so it is hidden from screen readers. */
export function Icon({ name, className = '' }: { name: IconName; className?: string }) {
  return (
    <svg class={`i ${className}`} viewBox="0 0 24 24" aria-hidden="true">
      {iconShapes[name].map(([element, attributes], index) => h(element, { key: index, ...attributes }))}
    </svg>
  );
}
