// biome-ignore-all lint/a11y/useFocusableInteractive: the input keeps the focus and names the option by aria-activedescendant
// biome-ignore-all lint/a11y/useKeyWithClickEvents: keys are handled once, on the input
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useStore } from '../store.ts';
import { chordText } from './chord.ts';
import { Dialog } from './dialog.tsx';
import { distanceTo } from './match-words.ts';
import { type Offered, paletteCommands } from './palette-commands.ts';
import { paletteMessages as words } from './palette-messages.ts';

/** What matches, best first; with nothing typed everything, in its order. */
function findCommands(all: readonly Offered[], typed: string): readonly Offered[] {
  if (typed.trim() === '') return all;
  return all
    .map((command) => ({
      command,
      distance: distanceTo(`${command.title} ${words.groups[command.group]}`, typed),
    }))
    .filter(({ distance }) => distance !== null)
    .sort((a, b) => (a.distance ?? 0) - (b.distance ?? 0))
    .map(({ command }) => command);
}

/** Where a key leads from option `index` of `count`; null for a key that belongs to the input. */
function movedTo({ key, ctrlKey }: KeyboardEvent, index: number, count: number): number | null {
  const page = 8;
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: (index + 1) % count,
    ArrowUp: (index + count - 1) % count,
    PageDown: Math.min(count - 1, index + page),
    PageUp: Math.max(0, index - page),
    ...(ctrlKey ? { Home: 0, End: count - 1 } : {}),
  };
  return moves[key] ?? null;
}

/** Every command, found by typing (WAI-ARIA combobox with a listbox). */
export function Palette() {
  const store = useStore();
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [all, setAll] = useState<readonly Offered[] | null>(null);
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  useEffect(() => {
    let gone = false;
    void paletteCommands(store).then((commands) => gone || setAll(commands));
    return () => {
      gone = true;
    };
  }, [store]);
  useLayoutEffect(() => input.current?.focus(), []);
  const found = useMemo(() => findCommands(all ?? [], typed), [all, typed]);
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView?.({ block: 'nearest' });
  }, [chosen, found]);

  const run = (command: Offered | undefined) => {
    if (command === undefined) return;
    store.overlay.value = null;
    // The dialog gives the focus back first: what the command focuses keeps it.
    requestAnimationFrame(() => command.act());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to = found.length === 0 ? null : movedTo(event, chosen, found.length);
    if (to !== null) setChosen(to);
    else if (event.key === 'Enter') run(found[chosen]);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title={words.title} look="palette">
      <input
        ref={input}
        type="text"
        class="fld"
        role="combobox"
        aria-label={words.placeholder}
        aria-expanded={found.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={found.length > 0 ? `${listId}-${chosen}` : undefined}
        placeholder={words.placeholder}
        spellcheck={false}
        autocomplete="off"
        value={typed}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div ref={list} id={listId} role="listbox" aria-label={words.list} class="commands">
        {found.map((command, index) => (
          <div
            key={`${command.group} ${command.title}`}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === chosen}
            class="command"
            onClick={() => run(command)}
          >
            <span class="sub">{words.groups[command.group]}</span>
            <span class="ell">{command.title}</span>
            {command.chords?.[0] === undefined ? null : <kbd>{chordText(command.chords[0])}</kbd>}
          </div>
        ))}
      </div>
      <p class={found.length === 0 && all !== null ? 'pad mut' : 'vh'} role="status">
        {all === null ? '' : found.length === 0 ? words.none : words.found(found.length)}
      </p>
    </Dialog>
  );
}
