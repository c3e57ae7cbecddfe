// biome-ignore-all lint/a11y/useSemanticElements: the rule between two groups of a menu is a separator of it, not of the text
import { useLayoutEffect, useRef } from 'preact/hooks';
import { type OpenMenu, useStore } from '../store.ts';
import { perform, type RowAction } from './row-action.ts';
import './menu.css';

const isCopy = (action: RowAction | undefined) => action !== undefined && 'copy' in action;

/** The context menu of a row (WAI-ARIA menu pattern). Gives the focus back when it closes. */
export function Menu({ at, actions }: OpenMenu) {
  const store = useStore();
  const menu = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const place = () => {
      const element = menu.current;
      if (!element) return;
      const { width, height } = element.getBoundingClientRect();
      element.style.left = `${Math.max(0, Math.min(at.x, innerWidth - width - 4))}px`;
      element.style.top = `${Math.max(0, Math.min(at.y, innerHeight - height - 4))}px`;
    };
    place();
    window.addEventListener('resize', place);
    return () => window.removeEventListener('resize', place);
  }, [at]);
  useLayoutEffect(() => {
    const close = () => {
      store.menu.value = null;
    };
    const before = document.activeElement;
    menu.current?.querySelector('button')?.focus();
    const onPointerDown = (event: PointerEvent) => {
      if (event.target instanceof Node && !menu.current?.contains(event.target)) close();
    };
    document.addEventListener('pointerdown', onPointerDown);
    window.addEventListener('blur', close);
    return () => {
      document.removeEventListener('pointerdown', onPointerDown);
      window.removeEventListener('blur', close);
      if (before instanceof HTMLElement) before.focus();
    };
  }, [store, at]);
  const onKeyDown = (event: KeyboardEvent) => {
    const buttons = [...(menu.current?.querySelectorAll('button') ?? [])];
    const index = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const to = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: -1 }[event.key] ?? byLetter(event);
    if (to !== undefined) buttons.at(to % buttons.length)?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') store.menu.value = null;
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  /** The next item that begins with the letter that was typed. */
  const byLetter = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): number | undefined => {
    if (key.length !== 1 || key === ' ' || ctrlKey || metaKey || altKey) return undefined;
    const buttons = [...(menu.current?.querySelectorAll('button') ?? [])];
    const index = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const fits = (item: HTMLButtonElement) => item.textContent?.toLowerCase().startsWith(key.toLowerCase());
    const next = [...buttons.slice(index + 1), ...buttons.slice(0, index + 1)].find(fits);
    return next === undefined ? undefined : buttons.indexOf(next);
  };
  return (
    <div
      ref={menu}
      class="menu"
      role="menu"
      tabIndex={-1}
      onKeyDown={onKeyDown}
      onContextMenu={(event) => event.preventDefault()}
    >
      {actions.map((action, index) => [
        index > 0 && isCopy(actions[index - 1]) && !isCopy(action) ? (
          <div key="rule" role="separator" class="rule" />
        ) : null,
        <button
          key={action.label}
          type="button"
          role="menuitem"
          tabIndex={-1}
          onClick={() => {
            store.menu.value = null;
            void perform(store, action);
          }}
        >
          {action.label}
        </button>,
      ])}
    </div>
  );
}
