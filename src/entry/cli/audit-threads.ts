/** Audits on all cores: a pool of threads, each with one capture at a time; what comes of them is given out in order. */
import { availableParallelism } from 'node:os';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { type AuditOrder, type CaptureAudit, openAuditor } from './audit-capture.ts';
import type { World } from './command.ts';

/** So many captures a thread may be ahead of the one that is given out next: what is done early waits in memory. */
const ahead = 4;

/** In the order of the names. `script` is the program that calls {@link serveAudits} when it runs in a thread. */
export async function* auditInThreads(
  script: URL,
  order: AuditOrder,
  names: readonly string[],
): AsyncGenerator<CaptureAudit, undefined> {
  const count = Math.min(availableParallelism(), names.length);
  const pool = openPool(script, order, count);
  const underWay: Promise<CaptureAudit>[] = [];
  try {
    let next = 0;
    while (next < names.length || underWay.length > 0) {
      for (; next < names.length && underWay.length < count * ahead; next += 1)
        underWay.push(pool.audit(names[next] ?? ''));
      const first = await underWay.shift();
      if (first !== undefined) yield first;
    }
  } finally {
    pool.close();
  }
}

/** What runs in a thread: audits the captures that it is sent the names of. */
export async function serveAudits(readInput: World['readInput']): Promise<void> {
  const audit = await openAuditor(workerData as AuditOrder, readInput);
  parentPort?.on('message', async (name: string) => parentPort?.postMessage(await audit(name)));
}

interface Broken {
  readonly fault: string;
}

function openPool(script: URL, order: AuditOrder, count: number) {
  const open = () => new Worker(script, { workerData: order });
  const workers = new Set(Array.from({ length: count }, open));
  const idle = [...workers];
  const waiting: ((worker: Worker) => void)[] = [];

  const release = (worker: Worker) => {
    const next = waiting.shift();
    if (next === undefined) idle.push(worker);
    else next(worker);
  };
  const replace = (broken: Worker): Worker => {
    workers.delete(broken);
    const worker = open();
    workers.add(worker);
    return worker;
  };

  return {
    /** Never rejects: a capture that breaks its thread is one that cannot be read, and the others are done. */
    async audit(name: string): Promise<CaptureAudit> {
      const worker = idle.pop() ?? (await new Promise<Worker>((resolve) => waiting.push(resolve)));
      const audited = await ask(worker, name);
      release('fault' in audited ? replace(worker) : worker);
      return 'fault' in audited ? { error: `${name}: ${audited.fault}` } : audited;
    },
    close() {
      for (const worker of workers) void worker.terminate();
    },
  };
}

/** The thread's answer, or why it broke. */
function ask(worker: Worker, name: string): Promise<CaptureAudit | Broken> {
  return new Promise((resolve) => {
    const settle = (answer: CaptureAudit | Broken) => {
      worker.off('message', settle).off('error', broke).off('exit', ended);
      resolve(answer);
    };
    const broke = (error: Error & { code?: string }) => {
      const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      const own = `the audit of it stopped with an error of Claimcheck's own (${error.name})`;
      settle({ fault: isMemory ? 'it needs more memory than there is' : own });
    };
    const ended = (status: number) => settle({ fault: `the audit of it ended early (${status})` });
    worker.on('message', settle).on('error', broke).on('exit', ended).postMessage(name);
  });
}
