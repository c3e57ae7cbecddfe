import { useLayoutEffect, useRef } from 'preact/hooks';
import './import.css';
import { Button } from '../kit/button.tsx';
import { Icon } from '../kit/icon.tsx';
import { PlainText } from '../kit/plain-text.tsx';
import { useStore } from '../store.ts';
import { importMessages as words } from './messages.ts';
import { runningImport } from './running-import.ts';

/** The import under way: how far it is, and a way to end it. Shown only when it takes longer than a blink. */
export function ImportProgress() {
  const store = useStore();
  const running = runningImport(store).value;
  return running === null ? null : <Line />;
}

function Line() {
  const store = useStore();
  const line = useRef<HTMLElement>(null);
  useLayoutEffect(
    () => () => {
      // The focus must not fall to nowhere when the line that held it goes.
      if (line.current?.contains(document.activeElement))
        document.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus();
    },
    [],
  );
  const running = runningImport(store).value;
  if (running === null) return null;
  const { name, phase, progress, cancel } = running;
  const [done, total] = progress ?? [0, 0];
  return (
    <section ref={line} class="notice importing" aria-label={words.importing}>
      <Icon name="upload" />
      <span class="ell importing-name">
        <PlainText text={name} limit={200} />
      </span>
      <progress
        aria-label={words.phases[phase]}
        max={progress === null ? undefined : total || 1}
        value={progress === null ? undefined : done}
      />
      <span class="grow sub num ell">
        {words.phases[phase]}
        {progress === null ? '' : ` ${words.progress(phase, done, total)}`}
      </span>
      <Button onClick={cancel}>{words.cancel}</Button>
    </section>
  );
}
