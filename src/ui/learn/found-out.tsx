import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../kit/icon.tsx';
import { learnMessages as words } from './messages.ts';

/** What an act has to show, and what of it was seen; `onDone` is called once all of it was. */
export function useFound<Id extends string>(all: readonly Id[], onDone: () => void) {
  const [found, setFound] = useState<ReadonlySet<Id>>(new Set());
  const isDone = all.every((id) => found.has(id));
  useEffect(() => {
    if (isDone) onDone();
  }, [isDone]);
  const mark = (id: Id) => setFound((before) => (before.has(id) ? before : new Set([...before, id])));
  return { found, mark };
}

/** The list of it, so that nobody has to wonder what is left to try. */
export function FoundOut<Id extends string>({
  items,
  found,
}: {
  items: readonly { readonly id: Id; readonly label: string }[];
  found: ReadonlySet<Id>;
}) {
  return (
    <ul class="found full" aria-label={words.toFind}>
      {items.map(({ id, label }) => (
        <li key={id} class={found.has(id) ? 'pass' : 'sub'}>
          <Icon name={found.has(id) ? 'circle-check' : 'circle-dashed'} />
          <span>
            {label}
            {found.has(id) ? <span class="vh">: {words.done}</span> : null}
          </span>
        </li>
      ))}
    </ul>
  );
}
