import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A copy of the folder, changed; and what takes it away. Without a change it is the folder itself. */
export async function alterCopy(
  folder: string,
  alter?: (copy: string) => Promise<void>,
): Promise<{ folder: string; remove: () => Promise<void> }> {
  if (alter === undefined) return { folder, remove: async () => {} };
  const copy = await mkdtemp(join(tmpdir(), 'claimcheck-altered-'));
  await cp(folder, copy, { recursive: true });
  await alter(copy);
  return { folder: copy, remove: () => rm(copy, { recursive: true, force: true }) };
}
