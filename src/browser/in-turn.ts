/** A queue in which what is not there yet holds back what came after it, so that everything is taken in the order it was told. */
export interface Queue {
  /** Hands the value to `take`: at once where nothing is waited for. The promise must not reject. */
  pass<T>(value: T | Promise<T>, take: (value: T) => void): void;
}

export function createQueue(): Queue {
  /** What is ready to be taken, or null while it is waited for. */
  const places: { take: (() => void) | null }[] = [];

  const goOn = () => {
    while (places[0]?.take) places.shift()?.take?.();
  };
  return {
    pass(value, take) {
      if (!(value instanceof Promise)) {
        places.push({ take: () => take(value) });
        goOn();
        return;
      }
      const place: { take: (() => void) | null } = { take: null };
      places.push(place);
      void value.then((there) => {
        place.take = () => take(there);
        goOn();
      });
    },
  };
}
