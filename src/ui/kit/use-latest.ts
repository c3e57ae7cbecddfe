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

/** As {@link useLatest}, but null until `compute` gave it for just these `inputs`: for what must not be shown beside others. */
export function useResultOf<T>(compute: () => Promise<T>, inputs: readonly unknown[]): T | null {
  const latest = useLatest(async () => ({ inputs, value: await compute() }), inputs);
  return latest?.inputs.every((input, at) => Object.is(input, inputs[at])) ? latest.value : null;
}
