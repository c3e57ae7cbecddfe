import type { ComponentChildren } from 'preact';

/** Text of the wire, in the fixed-width face. */
export function Mono({ children, className = '' }: { children: ComponentChildren; className?: string }) {
  return <code class={`m ${className}`}>{children}</code>;
}
