import type { TracedWrite } from '../find/stored.ts';
import type { StorageRow } from './rows.ts';
import type { Session } from './session.ts';

/** Which script wrote what lies in a place. */
type Writer =
  | { readonly state: 'not-traced' }
  /** Writes are traced, and none was seen: it lay there before, or came by another way. */
  | { readonly state: 'not-seen' }
  | { readonly state: 'seen'; readonly by: TracedWrite['by'] };

/** What the tracing of writes tells of a place. A chunked cookie is told by its first chunk, `name.0`. */
export function writerOf(session: Session, { origin, area, name }: StorageRow): Writer {
  const frames = (session.storage?.reading.frames ?? []).filter((frame) => frame.origin === origin);
  const traced = frames.flatMap(({ writes }) => writes ?? []);
  const wanted = area === 'cookie' ? 'document-cookie' : area;
  const find = (wantedName: string) => traced.find((one) => one.area === wanted && one.name === wantedName);
  const write = find(name) ?? (wanted === 'document-cookie' ? find(`${name}.0`) : undefined);
  if (write !== undefined) return { state: 'seen', by: write.by };
  return { state: frames.some(({ writes }) => writes !== undefined) ? 'not-seen' : 'not-traced' };
}
