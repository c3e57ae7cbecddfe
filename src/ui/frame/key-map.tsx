import type { RefObject } from 'preact';
import { useId } from 'preact/hooks';
import { IconButton } from '../kit/button.tsx';
import { frameMessages as words } from './messages.ts';

export function KeyMap({ dialog }: { dialog: RefObject<HTMLDialogElement | null> }) {
  const id = useId();
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby={id}>
      <div class="ttl">
        <h2 id={id} class="grow">
          {words.keyboard}
        </h2>
        <IconButton icon="x" label={words.close} onClick={() => dialog.current?.close()} />
      </div>
      <dl class="key-map">
        {words.shortcuts.map(([keys, meaning]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </dialog>
  );
}
