import type { JsonValue } from '../../core/jose/json.ts';
import { PlainText } from '../kit/plain-text.tsx';

/** One of the three parts that keep their colour everywhere: header, payload, signature. */
export type ColouredPart = 'h' | 'p' | 's';

export function PartHeading({ part, title, note }: { part: ColouredPart; title: string; note: string }) {
  return (
    <h3 class={`part ${part}`}>
      <i aria-hidden="true">{part.toUpperCase()}</i>
      {title} <span class="note ell">{note}</span>
    </h3>
  );
}

/** JSON as text, never deeper or longer than can be read. */
export function writeValue(value: JsonValue): string {
  if (typeof value === 'string') return value;
  try {
    return JSON.stringify(value, null, typeof value === 'object' ? 1 : 0) ?? '';
  } catch {
    return '…'; // nested too deep for the browser to write
  }
}

/** A member of the header or the claims set: its name, its value, what it means here. */
export function MemberRow({
  part,
  name,
  value,
  meaning,
  exact,
}: {
  part: ColouredPart;
  name: string;
  value: JsonValue;
  meaning: string;
  /** The number as it was written, where JavaScript cannot hold it. */
  exact?: string | undefined;
}) {
  return (
    <div class="kv">
      <dt class={`m c${part}`}>
        <PlainText text={name} limit={200} />
      </dt>
      <dd class="m v">
        <PlainText text={exact ?? writeValue(value)} limit={2000} />
      </dd>
      <dd class="x">
        <PlainText text={meaning} limit={1000} />
      </dd>
    </div>
  );
}
