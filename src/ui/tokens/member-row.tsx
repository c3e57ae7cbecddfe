import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { JsonValue } from '../../core/jose/json.ts';
import { Button } from '../kit/button.tsx';
import { PlainText } from '../kit/plain-text.tsx';
import { tokenMessages as words } from './messages.ts';

/** One of the three parts that keep their colour everywhere: header, payload, signature. */
export type ColouredPart = 'h' | 'p' | 's';

export function PartHeading({
  part,
  title,
  note,
}: {
  part: ColouredPart;
  title: ComponentChildren;
  note: string;
}) {
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
        <Value text={exact ?? writeValue(value)} />
      </dd>
      <dd class="x" lang="en">
        <PlainText text={meaning} limit={1000} />
      </dd>
    </div>
  );
}

/** So much of a value is shown at first, and at most. In UTF-16 units. */
const [first, most] = [400, 100_000];

function Value({ text }: { text: string }) {
  const [whole, setWhole] = useState(false);
  const folded = text.length > first && !whole;
  return (
    <>
      <PlainText text={folded ? `${text.slice(0, first)}…` : text} limit={most} />
      {folded ? (
        <Button look="quiet" onClick={() => setWhole(true)}>
          {words.showAll(text.length)}
        </Button>
      ) : null}
    </>
  );
}
