import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { complete } from '../filter/complete.ts';
import { parseFilter } from '../filter/parse.ts';
import { IconButton } from '../kit/button.tsx';
import { Icon } from '../kit/icon.tsx';
import { PlainText } from '../kit/plain-text.tsx';
import { useStore } from '../store.ts';
import { frameMessages as words } from './messages.ts';

const filterInputId = 'filter';

/** Leads to the filter, its text selected. */
export function focusFilter(): void {
  const input = document.getElementById(filterInputId);
  if (input instanceof HTMLInputElement) {
    input.focus();
    input.select();
  }
}

/** The filter of the open view, with suggestions for its keys and values (WAI-ARIA combobox pattern). */
export function FilterBox() {
  const store = useStore();
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState(-1);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView?.({ block: 'nearest' });
  }, [chosen]);
  const vocabulary = store.vocabulary.value;
  const filter = store.filters[store.view.value];
  const text = filter.value;
  if (!vocabulary) return null;

  const caret = input.current?.selectionStart ?? text.length;
  const offers = open ? complete(text, caret, vocabulary, store.session.peek()) : [];
  const { unknown } = parseFilter(text, vocabulary);
  const accept = (index: number) => {
    const offer = offers[index];
    if (!offer) return;
    filter.value = offer.text;
    setChosen(-1);
    requestAnimationFrame(() => input.current?.setSelectionRange(offer.caret, offer.caret));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      setOpen(true);
      if (offers.length > 0)
        setChosen((chosen + step + offers.length + (chosen < 0 && step < 0 ? 1 : 0)) % offers.length);
    } else if ((event.key === 'Enter' || event.key === 'Tab') && chosen >= 0) accept(chosen);
    else if (event.key === 'Escape' && open && offers.length > 0) setOpen(false);
    else if (event.key === 'Escape') {
      if (text === '') input.current?.blur();
      filter.value = '';
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div class="filter">
      <Icon name="list-filter" />
      <input
        ref={input}
        id={filterInputId}
        type="text"
        role="combobox"
        aria-label={words.filter}
        aria-expanded={offers.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={chosen >= 0 ? `${listId}-${chosen}` : undefined}
        placeholder={vocabulary.placeholder}
        spellcheck={false}
        autocomplete="off"
        value={text}
        onInput={(event) => {
          filter.value = event.currentTarget.value;
          setOpen(true);
          setChosen(-1);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      {unknown.length > 0 ? (
        <span class="tag" role="status">
          <Icon name="triangle-alert" />
          {words.notUnderstood(unknown)}
        </span>
      ) : null}
      {text === '' ? null : (
        <IconButton
          icon="x"
          label={words.clearFilter}
          onClick={() => {
            filter.value = '';
            input.current?.focus();
          }}
        />
      )}
      <div
        ref={list}
        id={listId}
        role="listbox"
        aria-label={words.completions}
        class="offers"
        hidden={offers.length === 0}
      >
        {offers.map((offer, index) => (
          // The mouse acts on press, before the input loses the focus and the list with it.
          // biome-ignore lint/a11y/useFocusableInteractive: the input keeps the focus and names the option by aria-activedescendant
          <div
            key={offer.label}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === chosen}
            class="offer"
            onPointerDown={(event) => {
              event.preventDefault();
              accept(index);
            }}
          >
            <code class="m ell">
              <PlainText text={offer.label} limit={100} />
            </code>
            <span class="sub ell">{offer.hint}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
