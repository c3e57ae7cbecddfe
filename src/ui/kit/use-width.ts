import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

/** Width and height of an element's content box in CSS pixels, followed as it changes; `null` until it is laid out. */
export function useSize(ref: RefObject<HTMLElement | null>): { width: number; height: number } | null {
  const [size, setSize] = useState<{ width: number; height: number } | null>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = () => {
      const width = element.clientWidth;
      const height = element.clientHeight;
      if (width === 0) return; // hidden, or no layout at all
      setSize((old) => (old?.width === width && old.height === height ? old : { width, height }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return size;
}

/** Width alone, in CSS pixels; `assumed` until the element is laid out. */
export function useWidth(ref: RefObject<HTMLElement | null>, assumed = 1280): number {
  return useSize(ref)?.width ?? assumed;
}
