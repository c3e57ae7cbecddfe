import { useEffect, useState } from 'preact/hooks';

/**
 * What an asynchronous computation gave last; null before it first did. It runs anew whenever one of `inputs` changes, and
 * what comes late is dropped. `compute` must not reject.
 */
export function useLatest<T>(compute: () => Promise<T>, inputs: readonly unknown[]): T | null {
  const [result, setResult] = useState<{ readonly value: T } | null>(null);
  useEffect(() => {
    let wanted = true;
    void compute().then((value) => {
      if (wanted) setResult({ value });
    });
    return () => {
      wanted = false;
    };
  }, inputs);
  return result === null ? null : result.value;
}
