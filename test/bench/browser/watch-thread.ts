/** How long the thread of a document was busy at a stretch: by messages that it sends to itself, in every engine alike. */
export interface Longest {
  /** Milliseconds of the longest stretch. */
  readonly ms: number;
  /** Stretches of more than 50 ms. */
  readonly over: number;
}

export function watchThread(): { end: () => Longest } {
  const { port1, port2 } = new MessageChannel();
  let last = performance.now();
  let ms = 0;
  let over = 0;
  port1.onmessage = () => {
    const now = performance.now();
    if (now - last > ms) ms = now - last;
    if (now - last > 50) over += 1;
    last = now;
    port2.postMessage(null);
  };
  port2.postMessage(null);
  return {
    end: () => {
      port1.close();
      return { ms, over };
    },
  };
}
