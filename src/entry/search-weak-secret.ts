/** Runs the search for a known secret in a worker of its own; cancelling ends the worker. */
import type { SecretSearch } from '../core/session/host.ts';
import { startWorker } from './trusted-types.ts';
import type { SearchReport } from './weak-secrets.worker.ts';
import workerUrl from './weak-secrets.worker.ts?worker&url';

export function searchWeakSecret(
  tokenText: string,
  onProgress: (tried: number, total: number) => void,
): SecretSearch {
  const { promise, resolve, reject } = Promise.withResolvers<Awaited<SecretSearch['result']>>();
  let worker: Worker | null = null;
  try {
    worker = startWorker(workerUrl);
    worker.onmessage = ({ data }: MessageEvent<SearchReport>) => {
      if (data.type === 'tried') onProgress(data.tried, data.total);
      else resolve(data.found);
    };
    worker.onerror = () => reject(new Error('The worker could not run.'));
    worker.postMessage(tokenText);
  } catch (error) {
    reject(error);
  }
  const end = () => worker?.terminate();
  promise.then(end, end);
  return { result: promise, cancel: () => resolve(null) };
}
