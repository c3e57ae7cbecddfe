/**
 * The panel in a language whose every word stands in brackets: what a person reads comes from the text layer, from core
 * (marked as English), or from the capture. Whatever else it shows would stay English in every translation.
 */
import { act } from '@testing-library/preact';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { PanelState } from '../../../src/entry/gallery/panel-state.ts';

const [open, shut] = ['⟦', '⟧'];

/** The same words in brackets; ids and numbers are no words. */
function bracket(words: unknown): unknown {
  if (typeof words === 'string') return words === '' ? '' : `${open}${words}${shut}`;
  if (typeof words === 'function') return (...given: unknown[]) => bracket(words(...given));
  if (Array.isArray(words)) return words.map(bracket);
  if (typeof words !== 'object' || words === null) return words;
  return Object.fromEntries(
    Object.entries(words).map(([name, word]) => [name, name === 'id' ? word : bracket(word)]),
  );
}

async function bracketedWords(): Promise<object> {
  const modules = import.meta.glob<object>('../../../src/ui/**/*messages.ts');
  const exported = await Promise.all(Object.values(modules).map((load) => load()));
  const areas = exported.flatMap((one) => Object.entries(one)).filter(([name]) => name.endsWith('Messages'));
  return Object.fromEntries(
    areas.map(([name, words]) => [name.slice(0, -'Messages'.length), bracket(words)]),
  );
}

let states: readonly PanelState[];
let draw: (state: PanelState) => Promise<{ root: HTMLElement; data: string; end: () => void }>;

beforeAll(async () => {
  const words = await bracketedWords();
  vi.resetModules();
  const { speak } = await import('../../../src/ui/locale/words.ts');
  speak({ tag: 'en-XA', dates: 'en-GB', words });
  const { panelStates } = await import('../../../src/entry/gallery/states.ts');
  const { galleryHost } = await import('../../../src/entry/gallery/host.ts');
  const { mountStore } = await import('../../../src/ui/panel.tsx');
  const { createStore } = await import('../../../src/ui/store.ts');
  const { holdSession } = await import('../../../src/core/session/holder.ts');
  const { slice } = await import('../../../src/core/session/log.ts');
  const { verifyAll } = await import('../../../src/core/session/verify-pending.ts');
  states = panelStates;
  draw = async (state) => {
    const holder = holdSession();
    const { now, facts } = await state.facts();
    for (const fact of facts) holder.dispatch(fact);
    await verifyAll(holder);
    const root = document.body.appendChild(document.createElement('div'));
    const store = createStore({ holder, host: galleryHost('light', state.host), now: () => now });
    let unmount = () => {};
    await act(async () => {
      state.open?.(store);
      unmount = mountStore(root, store);
    });
    await vi.waitFor(() => expect(root.querySelector('#view > :not([aria-busy])')).not.toBeNull(), 20_000);
    // The panes that are fetched, and what is computed for them.
    await act(() => vi.dynamicImportSettled());
    if (state.id === 'learn-drill')
      await vi.waitFor(() => expect(root.querySelector('.choices')).not.toBeNull(), 20_000);
    const tokens = slice(holder.state.tokens);
    const data = JSON.stringify([facts, tokens], (_, value) => (value instanceof Map ? [...value] : value));
    const end = () => {
      unmount();
      root.remove();
    };
    return { root, data, end };
  };
}, 60_000);
afterAll(() => vi.resetModules());

/** Terms of the protocols, which every language writes so; files; months, which Intl writes. */
const terms =
  /^(?:GET|POST|DELETE|Bearer|Cookie|Strict|Lax|None|UTC|MUST|SHOULD|sig|Oct|Dec|[\w-]+(?:\.[\w-]+)*\.(?:har|json))$/;

/** Whether each word of `text` stands in the capture, or is a term of the protocols or a number. */
function isData(text: string, data: string): boolean {
  return text
    .split(/[\s·…(),:„“”"]+/)
    .every((word) => !/[A-Za-z]{3}/.test(word) || terms.test(word) || data.includes(word));
}

/** Texts and names on screen that come from none of the three sources. */
function strangers(root: HTMLElement, data: string): string[] {
  const found: string[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement as HTMLElement;
    const text = node.textContent ?? '';
    // Code, links to clauses, and what core says.
    if (parent.closest('[lang="en"], code, pre, .code, .m, .jwt, a[href^="https:"], time') !== null) continue;
    if (!text.includes(open) && !text.includes(shut) && !isData(text, data)) found.push(text);
  }
  for (const element of root.querySelectorAll('[aria-label], [placeholder]'))
    for (const name of ['aria-label', 'placeholder']) {
      const text = element.getAttribute(name) ?? '';
      if (element.closest('[lang="en"]') === null && !text.includes(open) && !isData(text, data))
        found.push(`${name}: ${text}`);
    }
  return found;
}

describe('every word on screen can be translated', () => {
  it('in each state of the panel', { timeout: 300_000 }, async () => {
    const found: Record<string, string[]> = {};
    for (const state of states) {
      const { root, data, end } = await draw(state);
      const inState = strangers(root, data);
      if (inState.length > 0) found[state.id] = inState;
      end();
    }
    expect(found).toEqual({});
  });

  it('would be seen if it could not', async () => {
    const state = states.find(({ id }) => id === 'tokens') as PanelState;
    const { root, data, end } = await draw(state);
    root.append('Reload the page');
    expect(strangers(root, data)).toEqual(['Reload the page']);
    end();
  });
});
